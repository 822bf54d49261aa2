package import Core

/// How far a row of the roadmap is.
package enum TimelineStage: String, CaseIterable, Sendable {
    case done, running, overdue, ahead, cancelled
}

/// The rows of a roadmap over the months, with a line where today is.
///
/// A page has at most `mostRows` rows.
package struct RoadmapTimeline: Picture {
    package static let mostRows = 34

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

        package init(first: CivilDate?, last: CivilDate, stage: TimelineStage? = nil) {
            self.first = first
            self.last = last
            self.stage = stage
        }
    }

    package init(
        caption: Caption,
        start: CivilDate,
        months: [String],
        rows: [Row],
        today: CivilDate,
        todayNote: String,
        stages: [TimelineStage: String]
    ) {
        self.caption = caption
        self.start = start
        self.months = months
        self.rows = rows
        self.today = today
        self.todayNote = todayNote
        self.stages = stages
    }

    package var pageCount: Int { paging.count }

    package func page(_ index: Int) -> String {
        let page = paging.page(index)
        return svg(page.rows, page: (page.number, page.of))
    }

    private var paging: Paging<Row> { Paging(rows, most: Self.mostRows) }
}

extension RoadmapTimeline {
    private static let line = 14.8
    private static let left = 166.0
    private static let right = Sheet.width - Sheet.margin

    /// First days of the months, and the day after the last.
    private var edges: [CivilDate] {
        var year = start.year
        var month = start.month
        return (0...months.count).compactMap { _ in
            defer { (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1) }
            return CivilDate(year: year, month: month, day: 1)
        }
    }

    private func svg(_ rows: [Row], page: (number: Int, of: Int)) -> String {
        var sheet = Sheet(caption, page: page)
        let edges = edges
        guard let first = edges.first, let end = edges.last, first < end else { return sheet.svg() }
        let scale = (Self.right - Self.left) / Double(first.days(until: end))
        func place(_ day: CivilDate) -> Double {
            Self.left + scale * Double(min(max(first.days(until: day), 0), first.days(until: end)))
        }
        let isInside = (first..<end).contains(today)
        if isInside {
            let half = Lettering.width(todayNote, size: 9, isBold: true) / 2
            let middle = min(place(today), Self.right - half)
            let colour = Palette.today
            sheet.write(
                todayNote,
                x: middle,
                y: sheet.height + 4,
                size: 9,
                isBold: true,
                colour: colour,
                anchor: "middle"
            )
            sheet.leave(12)
        }
        let top = sheet.height
        for (name, (begin, next)) in zip(months, zip(edges, edges.dropFirst())) {
            let width = place(next) - place(begin)
            let middle = place(begin) + width / 2
            let text = Lettering.cut(name, to: width + 4, size: 7)
            sheet.write(text, x: middle, y: top + 6, size: 7, colour: Palette.faint, anchor: "middle")
        }
        sheet.leave(10)
        let bottom = sheet.height + Self.line * Double(rows.count)
        for edge in edges { rule(place(edge), from: sheet.height, to: bottom, Palette.line, 0.7, on: &sheet) }
        for row in rows {
            draw(row, place, first..<end, on: &sheet)
            sheet.leave(Self.line)
        }
        if isInside { rule(place(today), from: top + 8, to: bottom, Palette.today, 1.6, on: &sheet) }
        let keys = TimelineStage.allCases.compactMap { stage in
            stages[stage].map {
                Sheet.Key(mark: stage.rawValue, colour: Palette.colour(of: stage), hatch: nil, text: $0)
            }
        }
        sheet.legend(keys)
        return sheet.svg()
    }

    private func draw(
        _ row: Row,
        _ place: (CivilDate) -> Double,
        _ shown: Range<CivilDate>,
        on sheet: inout Sheet
    ) {
        let y = sheet.height
        let colour = Palette.colour(of: row.stage)
        let isCancelled = row.stage == .cancelled
        let number = "\(row.number)"
        sheet.write(number, x: Sheet.margin + 15, y: y + 11.5, size: 10, isBold: true, anchor: "end")
        sheet.stamp(row.stage.rawValue, colour, x: Sheet.margin + 19, y: y + 2, width: 12, height: 12, isCounted: true)
        let room = Self.left - Sheet.margin - 41
        sheet.write(
            Lettering.cut(row.title, to: room, size: 9),
            x: Sheet.margin + 35,
            y: y + 11.5,
            size: 9,
            colour: isCancelled ? Palette.faint : Palette.text,
            struckThrough: isCancelled
        )
        for span in row.spans where span.last >= shown.lowerBound && (span.first ?? span.last) < shown.upperBound {
            let end = place(span.last.adding(days: 1))
            let colour = span.stage.map(Palette.colour) ?? colour
            if let first = span.first {
                // A single day is seen, too.
                let width = max(end - place(first), 2.5)
                sheet.body.add(
                    "rect",
                    [
                        "x": min(place(first), end - width).svg, "y": (y + 4).svg, "width": width.svg, "height": "8",
                        "rx": "1.5", "fill": colour, "fill-opacity": isCancelled ? "0.6" : nil,
                    ]
                )
            } else {
                let diamond = "M\(end.svg) \((y + 3).svg)l5 5-5 5-5-5z"
                sheet.body.add("path", ["d": diamond, "fill": colour])
            }
        }
    }

    private func rule(
        _ x: Double,
        from top: Double,
        to bottom: Double,
        _ colour: String,
        _ width: Double,
        on sheet: inout Sheet
    ) {
        sheet.body.add(
            "path",
            ["d": "M\(x.svg) \(top.svg)V\(bottom.svg)", "stroke": colour, "stroke-width": width.svg]
        )
    }
}
