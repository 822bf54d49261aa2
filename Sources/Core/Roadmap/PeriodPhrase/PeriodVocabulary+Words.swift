extension PeriodVocabulary {
    typealias Entry = IdiomTable<PeriodToken.Meaning>.Entry

    static let months: [Entry] = [
        declined(1, "январ", softEndings, short: "янв"),
        declined(2, "феврал", softEndings, short: "фев февр"),
        declined(3, "март", hardEndings, short: "мар"),
        declined(4, "апрел", softEndings, short: "апр"),
        declined(5, "ма", ["й", "я", "е", "ю", "ем"], short: ""),
        declined(6, "июн", softEndings, short: "июн"),
        declined(7, "июл", softEndings, short: "июл"),
        declined(8, "август", hardEndings, short: "авг"),
        declined(9, "сентябр", softEndings, short: "сен сент"),
        declined(10, "октябр", softEndings, short: "окт"),
        declined(11, "ноябр", softEndings, short: "ноя нояб"),
        declined(12, "декабр", softEndings, short: "дек"),
    ]

    static let words: [Entry] = [
        words(.from, "с со"),
        words(.through, "по"),
        words(.until, "до к ко"),
        words(.within, "в во"),
        words(.end, "конец конца концу"),
        words(.dash, "-"),
        words(.slash, "/"),
        words(.comma, ", . ; : ( )"),
        words(.and, "и"),
        words(.or, "или либо"),

        words(.yearWord(plural: false), "г год года году годом"),
        words(.yearWord(plural: true), "гг годы годов годам годами годах"),
        words(.school, "учебный учебного учебному учебным учебном уч"),
        words(.whole, "весь всего всем целый целого круглый"),
        words(.period, "период периода периоде"),
        words(
            .part(.quarter),
            "кв квартал квартала кварталу кварталом квартале кварталы кварталов кварталам кварталах"
        ),
        words(.part(.half), "полугодие полугодия полугодию полугодием полугодии полугодий полугодиях"),
        words(.unit, "месяц месяца месяцу месяцем месяце"),

        words(.number(1), "первый первая первое первого первой первому первую первом"),
        words(.number(2), "второй вторая второе второго второму вторую втором"),
        words(.number(3), "третий третья третье третьего третьей третьему третью третьем"),
        words(.number(4), "четвертый четвертая четвертое четвертого четвертой четвертому четвертую четвертом"),

        words(.doubtful(.vagueDay), "начало начала началу начале середина середины середину середине конце"),
        words(.doubtful(.vagueDay), "половина половины половину половине декада декады декаду декаде"),
        words(.doubtful(.season), "весна весны весну весной весне лето лета лету летом лете"),
        words(.doubtful(.season), "осень осени осенью зима зимы зиму зимой зиме"),
        words(.doubtful(.holidays), "каникулы каникул каникулам каникулами каникулах"),
        words(.doubtful(.schoolTerm), "четверть четверти четвертью четвертей"),
        words(.doubtful(.schoolTerm), "триместр триместра триместре семестр семестра семестре"),
        words(.doubtful(.duration), "день дня дни дней неделя недели неделю неделе недель месяцев часа часов суток"),

        // All the noise there is; besides it only quotation marks and the dots of abbreviations go unread.
        words(.noise, "срок срока сроком сроки число числа числу включительно"),
    ]

    static let idioms: [Entry] = [
        (.from, ["начиная с", "начиная со"]),
        (.until, ["не позднее", "не позже"]),
        (.during, ["в течение", "в течении", "на протяжении"]),
        (.yearWord(plural: true), ["г г"]),
        (.thisYear, ["текущий год", "текущего года", "текущему году", "текущем году", "сего года", "с г", "т г"]),
        (.thisYear, ["календарный год", "календарного года", "календарному году", "календарном году"]),
        (
            .project,
            ["период реализации", "периода реализации", "периоде реализации"].flatMap { period in
                ["", " проекта", " программы", " дорожной карты"].map { period + $0 }
            }
        ),

        (.rhythm(.weekly), ["еженедельно", "каждую неделю", "каждой недели"] + once(in: "неделю")),
        (.rhythm(.monthly), ["ежемесячно", "помесячно", "каждый месяц", "каждого месяца"] + once(in: "месяц")),
        (
            .rhythm(.quarterly),
            ["ежеквартально", "поквартально", "каждый квартал", "каждого квартала"] + once(in: "квартал")
        ),
        (.rhythm(.continuous), ["постоянно", "регулярно", "систематически", "непрерывно", "в постоянном режиме"]),
        (.rhythm(.continuous), ["на постоянной основе", "на регулярной основе", "на систематической основе"]),
        (
            .rhythm(.asNeeded),
            ["по мере необходимости", "по необходимости", "при необходимости", "по запросу", "по запросам"]
        ),
        (
            .rhythm(.bySchedule),
            ["графику", "плану", "плану - графику", "расписанию"].flatMap { schedule in
                [
                    "по", "по отдельному", "по утвержденному", "согласно", "согласно отдельному",
                    "согласно утвержденному",
                ]
                .map { "\($0) \(schedule)" }
            }
        ),
        (
            .rhythm(.bySchedule),
            ["графиком", "планом", "планом - графиком", "расписанием"].map { "в соответствии с \($0)" }
        ),
        (.doubtful(.unsupportedRhythm), ["ежедневно", "ежегодно"] + once(in: "год") + once(in: "полугодие")),
        (.doubtful(.unsupportedRhythm), ["раз", "раза", "разы"]),
    ]

    private static let softEndings = ["ь", "я", "ю", "ем", "е"]
    private static let hardEndings = ["", "а", "у", "ом", "е"]

    private static func words(_ meaning: PeriodToken.Meaning, _ words: String) -> Entry {
        (meaning, words.split(separator: " ").map(String.init))
    }

    private static func declined(_ month: Int, _ stem: String, _ endings: [String], short: String) -> Entry {
        words(.month(month), endings.map { "\(stem)\($0) " }.joined() + short)
    }

    /// «раз в месяц» and the other ways to say it.
    private static func once(in unit: String) -> [String] {
        let once = ["раз", "один раз", "1 раз"]
        let leastOnce = ["раза", "одного раза", "1 раза", "чем раз", "чем один раз", "чем 1 раз"]
        return (once + leastOnce.flatMap { ["не реже \($0)", "не менее \($0)"] }).map { "\($0) в \(unit)" }
    }
}
