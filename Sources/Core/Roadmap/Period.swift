/// When an activity is to happen, as read from the order's own words.
///
/// A phrase may give days («Январь-февраль 2022 г.»), a recurrence («ежемесячно»), both («регулярно, в течение
/// года») or only a final day («до 15 марта»). A period never holds less than one of them.
package struct Period: Hashable, Sendable {
    /// The first day; nil where the phrase names none.
    package let start: CivilDate?
    /// The last day, which is the deadline; nil where the phrase names none.
    package let end: CivilDate?
    package let recurrence: Recurrence?

    /// Nil where nothing is given, or where the last day comes before the first.
    package init?(start: CivilDate? = nil, end: CivilDate? = nil, recurrence: Recurrence? = nil) {
        guard start != nil || end != nil || recurrence != nil else { return nil }
        if let start, let end, end < start { return nil }
        self.start = start
        self.end = end
        self.recurrence = recurrence
    }

    /// The day by which it must be done: the period's last day.
    package var deadline: CivilDate? { end }

    package func overlaps(_ month: Month) -> Bool {
        (start ?? month.firstDay) <= month.lastDay && (end ?? month.lastDay) >= month.firstDay
    }
}

/// How an activity repeats where its period names a rhythm instead of days.
package enum Recurrence: String, CaseIterable, Sendable {
    /// «еженедельно»
    case weekly
    /// «ежемесячно»
    case monthly
    /// «ежеквартально»
    case quarterly
    /// «постоянно», «регулярно», «систематически»: all the time, with no rhythm of its own.
    case continuous
    /// «по мере необходимости»
    case asNeeded
    /// «по отдельному графику»: the days stand in another document.
    case bySchedule
}
