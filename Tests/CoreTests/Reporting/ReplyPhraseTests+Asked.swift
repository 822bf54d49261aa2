extension ReplyPhraseTests {
    static let asked: [AskedReply] = [
        // No report at all.
        .init("", .nothing), .init("   \n", .nothing), .init("спасибо", .nothing), .init("когда срок?", .nothing),
        .init("позвоните мне", .nothing), .init("Добрый день!", .nothing), .init("кто это?", .nothing),
        .init("а что писать?", .nothing), .init("не понял", .nothing), .init("принято", .nothing),
        .init("хорошо", .nothing), .init("заявление на отпуск отправьте", .nothing), .init("🙏", .nothing),
        .init("я в отпуске", .nothing), .init("С Новым годом!", .nothing), .init("?", .nothing),
        // Which rows?
        .init("нет", .whichRows), .init("-", .whichRows), .init("не успели, до пятницы", .whichRows),
        .init("в работе", .whichRows), .init("пока нет", .whichRows), .init("не относится", .whichRows),
        .init("да", .whichRows), .init("ок", .whichRows), .init("ага", .whichRows), .init("👍", .whichRows),
        .init("частично", .notAll), .init("будет до пятницы", .whichRows), .init("не выполнено", .whichRows),
        // Not all.
        .init("не всё выполнено", .notAll), .init("выполнено не всё", .notAll), .init("почти всё", .notAll),
        .init("почти всё готово", .notAll), .init("не все пункты выполнены", .notAll),
        .init("большинство выполнено", .notAll), .init("половину сделали", .notAll),
        .init("сделали, но не всё", .notAll),
        // Which status?
        .init("7", .whichStatus), .init("1, 2, 7", .whichStatus), .init("пункт 7", .whichStatus),
        .init("7 — карантин", .whichStatus), .init("1 да, 7", .whichStatus), .init("7 до пятницы", .whichStatus),
        .init("по 7 пункту вопрос", .whichStatus), .init("кроме 7 всё в работе", .whichStatus),
        // Two statuses.
        .init("1 да, 1 нет", .twoStatuses), .init("1-2 да, 2 нет", .twoStatuses),
        .init("7 да, в работе", .twoStatuses), .init("всё выполнено, 7 в работе", .twoStatuses),
        .init("7 выполнено, не выполнено", .twoStatuses), .init("1 сделали, нет", .twoStatuses),
        // Rows nobody asked about.
        .init("8 да", .unasked), .init("1, 2, 9 выполнены", .unasked), .init("1-5 да", .unasked),
        .init("все кроме 8", .unasked), .init("1 да, 35 нет", .unasked),
        // Negation that can be taken two ways.
        .init("не не выполнено", .negation), .init("нельзя сказать, что не выполнено", .negation),
        .init("7 нельзя сказать что сделали", .negation), .init("не то чтобы не выполнено", .negation),
        .init("7 ни да ни нет", .negation), .init("выполнено? нет", .words),
        // Numbers that may be something else.
        .init("3 из 4 выполнены", .number), .init("сделали 2 пункта", .number), .init("1.2 да", .number),
        .init("7 выполнено на 50%", .doubtful), .init("5 пунктов готово", .number), .init("2-1 да", .number),
        .init("7 нет, 2 заявки отклонили", .number),
        // Doubtful.
        .init("7 вроде сделали", .doubtful), .init("наверное выполнено", .doubtful), .init("7 не знаю", .doubtful),
        .init("если всё готово", .doubtful), .init("7 надо уточнить", .doubtful),
        .init("выполнено 1, 2, 7 не выполнено", .twoStatuses),
    ]
}
