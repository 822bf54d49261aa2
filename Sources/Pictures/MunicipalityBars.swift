/// How the schools of each municipality stand: a bar for each, cut by state.
///
/// A page has at most `mostRows` bars.
package struct MunicipalityBars: Picture {
    package static let mostRows = 22

    package let caption: Caption
    package let rows: [Row]
    /// Names of the states.
    package let states: [ReportState: String]
    /// What the numbers behind a bar are: «справа — отчитались из скольких».
    package let countNote: String

    package struct Row: Hashable, Sendable {
        /// Cut where it is too long.
        package let label: String
        package let tally: Tally

        package init(label: String, tally: Tally) {
            self.label = label
            self.tally = tally
        }
    }

    package init(caption: Caption, rows: [Row], states: [ReportState: String], countNote: String) {
        self.caption = caption
        self.rows = rows
        self.states = states
        self.countNote = countNote
    }

    package var pageCount: Int { paging.count }

    package func page(_ index: Int) -> String {
        let page = paging.page(index)
        return svg(page.rows, page: (page.number, page.of))
    }

    private var paging: Paging<Row> { Paging(rows, most: Self.mostRows) }

    private func svg(_ rows: [Row], page: (number: Int, of: Int)) -> String {
        var sheet = Sheet(caption, page: page)
        let counts = rows.map { "\($0.tally.submitted)/\($0.tally.total)" }
        // As wide on every page, or the bars could not be compared.
        let widest = self.rows.map { "\($0.tally.submitted)/\($0.tally.total)" }.map { Lettering.width($0, size: 10.5) }
        let longest = self.rows.map { Lettering.width($0.label, size: 10.5) }.max() ?? 0
        let labels = min(longest, 150)
        let (left, right) = (Sheet.margin + labels + 6, Sheet.width - Sheet.margin - (widest.max() ?? 0) - 6)
        for (row, count) in zip(rows, counts) {
            let label = Lettering.cut(row.label, to: labels, size: 10.5)
            sheet.write(label, x: Sheet.margin, y: sheet.height + 14, size: 10.5)
            sheet.bar(row.tally, x: left, y: sheet.height + 2, width: right - left, height: 17, hasNumbers: true)
            sheet.write(count, x: Sheet.width - Sheet.margin, y: sheet.height + 14, size: 10.5, anchor: "end")
            sheet.leave(23)
        }
        let all = self.rows.lazy.map(\.tally).reduce(.empty, +)
        let keys = Sheet.Key.states(states, in: all, isHatched: true)
        sheet.legend(keys, note: countNote.isEmpty ? nil : countNote)
        return sheet.svg()
    }
}
