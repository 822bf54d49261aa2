package import Core

/// How far a row of the roadmap is.
package enum TimelineStage: String, CaseIterable, Sendable {
    case done, running, overdue, ahead, cancelled
}

/// The rows of a roadmap over the months, each under its title, with a line where today is.
///
/// A page has at most `mostRows` rows.
package struct RoadmapTimeline: Picture {
    package static let mostRows = 20

    package let caption: Caption
    /// The first month, on its first day.
    package let start: CivilDate
    /// Names of the months from the first, short: «янв».
    package let months: [String]
    package let rows: [Row]
    package let today: CivilDate
    /// «сегодня, 25 марта»
    package let todayNote: String
    /// Names of the stages.
    package let stages: [TimelineStage: String]
    /// What an outline means: «контуром — то, что идёт постоянно».
    package let ongoingNote: String

    package struct Row: Hashable, Sendable {
        package let number: Int
        /// Cut where it is too long.
        package let title: String
        package let spans: [Span]
        package let stage: TimelineStage

        package init(number: Int, title: String, spans: [Span], stage: TimelineStage) {
            self.number = number
            self.title = title
            self.spans = spans
            self.stage = stage
        }
    }

    /// When something is to be done: one time of several where it recurs.
    package struct Span: Hashable, Sendable {
        /// Nil for a mere deadline.
        package let first: CivilDate?
        /// Inclusive.
        package let last: CivilDate
        /// How far this one time is; nil: as the row.
        package let stage: TimelineStage?
        /// True for what goes on all the while and is never finished on a day.
        package let isOngoing: Bool

        package init(first: CivilDate?, last: CivilDate, stage: TimelineStage? = nil, isOngoing: Bool = false) {
            self.first = first
            self.last = last
            self.stage = stage
            self.isOngoing = isOngoing
        }
    }

    package init(
        caption: Caption,
        start: CivilDate,
        months: [String],
        rows: [Row],
        today: CivilDate,
        todayNote: String,
        stages: [TimelineStage: String],
        ongoingNote: String
    ) {
        self.caption = caption
        self.start = start
        self.months = months
        self.rows = rows
        self.today = today
        self.todayNote = todayNote
        self.stages = stages
        self.ongoingNote = ongoingNote
    }

    package var pageCount: Int { paging.count }

    package func page(_ index: Int) -> String {
        let page = paging.page(index)
        return svg(page.rows, page: (page.number, page.of))
    }

    private var paging: Paging<Row> { Paging(rows, most: Self.mostRows) }
}
