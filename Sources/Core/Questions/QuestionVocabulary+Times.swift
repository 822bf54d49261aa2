/// Times, numbers, and what says nothing.
extension QuestionVocabulary {
    static let times: [Entry] =
        PeriodVocabulary.months.compactMap { entry in
            guard case .month(let month) = entry.meaning else { return nil }
            return (.month(month), entry.spellings)
        }
        + [
            words(.monthWord, "месяц месяца месяце месяцу мес"),
            words(.weekWord, "неделя неделе неделю недели нед"),
            words(
                .choice(-1),
                "прошлый прошлая прошлое прошлую прошлого прошлой прошлом предыдущий предыдущего предыдущую"
            ),
            words(.choice(-1), "прошедший прошедшую прошедшей прошедшего предыдущей истекший минувший"),
            words(.choice(-2), "позапрошлый позапрошлую позапрошлом"),
            words(.choice(0), "этот эта эту этого этой этом этим эти текущий текущую текущего текущей текущем текущие"),
            words(.choice(0), "нынешний нынешнем ближайший ближайшую ближайшей ближайшем"),
            words(.choice(1), "следующий следующая следующее следующую следующего следующей следующем след будущий"),
            words(.choice(1), "будущую будущей будущем"),
            words(.year, "год года году"),
            words(.during, "за"),
            words(.within, "в во на"),
            words(.dash, "-"),
        ]

    static let numerals: [Entry] = ReplyVocabulary.numerals.compactMap { entry in
        switch entry.meaning {
        case .cardinal(let number), .ordinal(let number): (.number(number), entry.spellings)
        default: nil
        }
    }

    static let noise: [Entry] = [
        words(
            .auxiliary,
            "есть был была было были будет будут нужно надо необходимо должен должна должно должны делать сделать делаем"
                + " обстоит обстоят находится стоит идет идут проходит проходят прошло прошел имеется числится числятся"
                + " значится быть ждет заполнять заполнить требуется слышно"
        ),
        words(
            .noise,
            "по про о об с со к ко у из от и а ну вот это там тут здесь же ж ли ль еще уже пока сейчас теперь вообще"
                + " именно всего лишь только так  пожалуйста плиз пж плз подскажи подскажите можешь можете можно"
                + " нибудь сам сами бот бота веха ты вы для при г ю ую каждый кстати данный"
                + " последние последних последнее ответьте ответь тех те просто конкретно"
        ),
        (
            .noise,
            ["до сих пор", "на сегодня", "на сегодняшний день", "на данный момент", "на текущий момент", "в целом"]
                + ["в общем", "на сейчас", "на этот момент", "в данный момент", "так и", "все еще", "все - таки"]
                + ["в этом году", "в курсе"]
        ),
        words(.noise, ", . ! ; : … ( ) [ ] / \n"),
    ]

    static let courtesies: [Entry] =
        (ReplyVocabulary.words + ReplyVocabulary.idioms).compactMap { entry in
            entry.meaning == .courtesy ? (.noise, entry.spellings) : nil
        } + [words(.noise, "спасибо благодарю здравствуй привет коллеги доброе добрый день утро вечер")]

    /// The words of replies to the report's form that nothing above claims: no question has them.
    static let answers: [Entry] =
        [
            words(
                .blocked,
                "мы вы он она они я до после кроме выбывает выбыла вступает вступила если чтобы потом позже опаздываем просрочиваем то"
            ),
            (.word(.blocked), ["кто - то", "что - то", "как - то", "кто то", "что то", "как то", "как только"]),
        ]
        + (ReplyVocabulary.statuses + ReplyVocabulary.words).map { entry in
            (.word(.blocked), entry.spellings.filter { !$0.contains(" ") })
        }
}
