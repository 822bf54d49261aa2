internal import Core

extension RoadmapTimeline {
    private static let line = 26.0
    /// How far below a row's top its days are, and how high.
    private static let (band, height) = (14.0, 8.0)

    func svg(_ rows: [Row], page: (number: Int, of: Int)) -> String {
        var sheet = Sheet(caption, page: page)
        guard let scale = TimelineScale(from: start, months: months.count) else { return sheet.svg() }
        writeToday(scale, on: &sheet)
        for (name, (begin, next)) in zip(months, zip(scale.edges, scale.edges.dropFirst())) {
            let (left, right) = (scale.place(begin), scale.place(next))
            let text = Lettering.cut(name, to: right - left + 2, size: 8.5)
            let middle = (left + right) / 2
            sheet.write(text, x: middle, y: sheet.height + 6, size: 8.5, colour: Palette.faint, anchor: "middle")
        }
        sheet.leave(11)
        for row in rows {
            draw(row, scale, on: &sheet)
            sheet.leave(Self.line)
        }
        let hasOngoing = self.rows.contains { $0.spans.contains(where: \.isOngoing) }
        sheet.legend(keys, note: hasOngoing ? ongoingNote : nil)
        return sheet.svg()
    }

    private func writeToday(_ scale: TimelineScale, on sheet: inout Sheet) {
        guard scale.days.contains(today) else { return }
        let half = Lettering.width(todayNote, size: 9, isBold: true) / 2
        let middle = min(max(scale.place(today), TimelineScale.left + half), TimelineScale.right - half)
        let base = sheet.height + 4
        sheet.write(todayNote, x: middle, y: base, size: 9, isBold: true, colour: Palette.today, anchor: "middle")
        sheet.leave(12)
    }

    /// The stages that occur.
    private var keys: [Sheet.Key] {
        let shown = Set(rows.flatMap { row in [row.stage] + row.spans.compactMap(\.stage) })
        return TimelineStage.allCases.filter(shown.contains).compactMap { stage in
            stages[stage].map {
                Sheet.Key(mark: stage.rawValue, paint: Palette.paint(of: stage), hatch: nil, text: $0)
            }
        }
    }

    private func draw(_ row: Row, _ scale: TimelineScale, on sheet: inout Sheet) {
        let y = sheet.height
        let (stage, x) = (row.stage.rawValue, Sheet.margin + 34)
        let isCancelled = row.stage == .cancelled
        sheet.write("\(row.number)", x: Sheet.margin + 15, y: y + 10, size: 10, isBold: true, anchor: "end")
        let paint = Palette.paint(of: row.stage)
        sheet.stamp(stage, paint, x: Sheet.margin + 19, y: y + 1, width: 11, height: 11, isCounted: true)
        sheet.write(
            Lettering.cut(row.title, to: TimelineScale.right - x, size: 9.5),
            x: x,
            y: y + 10,
            size: 9.5,
            colour: isCancelled ? Palette.faint : Palette.text,
            struckThrough: isCancelled
        )
        drawTrack(scale, on: &sheet)
        for span in row.spans
        where span.last >= scale.days.lowerBound && (span.first ?? span.last) < scale.days.upperBound {
            draw(span, Palette.paint(of: span.stage ?? row.stage), scale, on: &sheet)
        }
        guard scale.days.contains(today) else { return }
        rule([scale.place(today)], from: y + Self.band - 2, height: Self.height + 4, Palette.today, 1.8, on: &sheet)
    }

    /// The year, on which the row's days lie, cut into months.
    private func drawTrack(_ scale: TimelineScale, on sheet: inout Sheet) {
        let y = sheet.height + Self.band
        let width = TimelineScale.right - TimelineScale.left
        sheet.fill(Paint(fill: Palette.track), x: TimelineScale.left, y: y, width: width, height: Self.height)
        let inner = scale.edges.dropFirst().dropLast().map(scale.place)
        rule(inner, from: y, height: Self.height, Palette.paper, 1.2, on: &sheet)
    }

    private func draw(_ span: Span, _ paint: Paint, _ scale: TimelineScale, on sheet: inout Sheet) {
        let y = sheet.height + Self.band
        let end = scale.place(span.last.adding(days: 1))
        guard let first = span.first else {
            let diamond = "M\(end.svg) \((y - 1).svg)l5 5-5 5-5-5z"
            sheet.body.add("path", ["d": diamond, "fill": paint.fill, "stroke": paint.edge, "stroke-width": "0.8"])
            return
        }
        // A single day is seen, too.
        let width = max(end - scale.place(first), 2.5)
        let shown = span.isOngoing ? Paint(fill: Palette.paper, edge: paint.line) : paint
        sheet.fill(shown, x: end - width, y: y, width: width, height: Self.height, radius: 1.5)
    }

    private func rule(
        _ places: [Double],
        from top: Double,
        height: Double,
        _ colour: String,
        _ width: Double,
        on sheet: inout Sheet
    ) {
        let lines = places.map { "M\($0.svg) \(top.svg)v\(height.svg)" }.joined()
        sheet.body.add("path", ["d": lines, "stroke": colour, "stroke-width": width.svg])
    }
}
