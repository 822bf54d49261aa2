import Core

/// What an activity asks of people, told from its words and its period.
///
/// The first rule that holds decides:
///
/// | kind | holds where | rows of order № 1692 |
/// | --- | --- | --- |
/// | monthlyReport | the title speaks of reports and the period is monthly | 20 |
/// | videoconference | the title or the result speaks of ВКС | 3, 4, 19 |
/// | continuing | the period has a rhythm, or lasts longer than half a year | 15, 16, 21, 24, 27, 33 |
/// | seminar | the title names a meeting, a training or a conference, or begins with taking part or learning | 6, 9, … |
/// | deadline | all others: something is to be finished by the period's last day | 1, 2, 5, … |
enum KindRules {
    private static let reports: [WordPattern] = ["отчет*"]
    private static let video: [WordPattern] = ["ВКС", "видеоконференц*", "видео конференц*"]
    private static let meetings: [WordPattern] = [
        "семинар*", "вебинар*", "тренинг*", "конференци*", "совещани*", "кругл* стол*", "проектн* сесси*",
        "стратегическ* сесси*", "мастер класс*", "практикум*", "КПК", "курс* повышени* квалификаци*", "форум*",
    ]
    /// Only at the beginning: «низкие результаты обучения» are no training.
    private static let beginnings: [WordPattern] = ["участие", "обучение"]

    /// Days in half a year; the order's own longest span of work with an end is three months.
    private static let halfYear = 184

    static func kind(title: String, result: String, period: Period) -> ActivityKind {
        let title = Words(title)
        if title.contain(any: reports), period.recurrence == .monthly { return .monthlyReport }
        if title.contain(any: video) || Words(result).contain(any: video) { return .videoconference }
        if period.recurrence != nil || isLong(period) { return .continuing }
        if title.contain(any: meetings) || title.start(withAny: beginnings) { return .seminar }
        return .deadline
    }

    private static func isLong(_ period: Period) -> Bool {
        guard let start = period.start, let end = period.end else { return false }
        return start.days(until: end) > halfYear
    }
}
