/// A map of who has reported in which month: one line a school, or a group of schools, one column a month.
///
/// A page has at most `mostRows` lines and `mostColumns` months and is then read on a phone without a zoom. Three
/// thousand schools are a hundred and more such pages; their municipalities, one line each, one page or a few.
package struct ProgressBoard: Picture {
    package static let mostRows = 28
    package static let mostColumns = 12

    package let caption: Caption
    /// Short: «янв».
    package let months: [String]
    package let rows: [Row]
    /// Names of the states.
    package let states: [ReportState: String]
    /// What a number in a cell of several schools is: «число — сколько школ отчитались».
    package let countNote: String

    package struct Row: Hashable, Sendable {
        /// Cut where it is too long.
        package let label: String
        /// One for each month; empty where there is nothing to tell.
        package let cells: [Tally]

        package init(label: String, cells: [Tally]) {
            self.label = label
            self.cells = cells
        }
    }

    /// Lacking cells are empty, those over the months' count are left out.
    package init(
        caption: Caption,
        months: [String],
        rows: [Row],
        states: [ReportState: String],
        countNote: String
    ) {
        self.caption = caption
        self.months = months
        self.rows = rows.map { row in
            let lacking = max(0, months.count - row.cells.count)
            return Row(
                label: row.label,
                cells: Array(row.cells.prefix(months.count)) + Array(repeating: .empty, count: lacking)
            )
        }
        self.states = states
        self.countNote = countNote
    }

    /// The rows of each group added up to one, in the order in which groups first appear.
    ///
    /// The groups are those of the rows, by place.
    package func grouped(by groups: [String]) -> ProgressBoard {
        var order: [String] = []
        var sums: [String: [Tally]] = [:]
        for (row, group) in zip(rows, groups) {
            if let sum = sums[group] {
                sums[group] = zip(sum, row.cells).map { $0 + $1 }
            } else {
                order.append(group)
                sums[group] = row.cells
            }
        }
        return ProgressBoard(
            caption: caption,
            months: months,
            rows: order.map { Row(label: $0, cells: sums[$0] ?? []) },
            states: states,
            countNote: countNote
        )
    }

    package var pageCount: Int { paging.count }

    /// Of more months than a page has room for the last are shown.
    package func page(_ index: Int) -> String {
        let page = paging.page(index)
        return svg(page.rows, page: (page.number, page.of))
    }

    private var paging: Paging<Row> { Paging(rows, most: Self.mostRows) }
}

extension ProgressBoard {
    private var isOfSchools: Bool { rows.allSatisfy { row in row.cells.allSatisfy { $0.total <= 1 } } }

    private func svg(_ rows: [Row], page: (number: Int, of: Int)) -> String {
        let shown = Array(months.indices.suffix(Self.mostColumns))
        var sheet = Sheet(caption, page: page)
        let column = min(isOfSchools ? 34 : 56, 240 / Double(max(shown.count, 1)))
        let left = Sheet.width - Sheet.margin - column * Double(shown.count)
        let line = isOfSchools ? 17.0 : 18
        let monthSize = column < 24 ? 8.0 : 8.5
        for (place, month) in shown.enumerated() {
            let middle = left + column * (Double(place) + 0.5)
            let name = Lettering.cut(months[month], to: column, size: monthSize)
            sheet.write(name, x: middle, y: sheet.height + 4, size: monthSize, colour: Palette.faint, anchor: "middle")
        }
        sheet.leave(9)
        let room = left - Sheet.margin - 6
        // Smaller before shorter, and the same on every page.
        let size = self.rows.allSatisfy { Lettering.width($0.label, size: 10) <= room } ? 10.0 : 9
        for row in rows {
            let label = Lettering.cut(row.label, to: room, size: size)
            sheet.write(label, x: Sheet.margin, y: sheet.height + 12, size: size)
            lead(from: Sheet.margin + Lettering.width(label, size: size) + 4, to: left - 3, on: &sheet)
            for (place, month) in shown.enumerated() {
                let x = left + column * Double(place) + 1
                draw(row.cells[month], x: x, width: column - 2, on: &sheet)
            }
            sheet.leave(line)
        }
        let all = self.rows.lazy.flatMap { $0.cells.suffix(shown.count) }.reduce(.empty, +)
        let keys = Sheet.Key.states(states, in: all, isHatched: !isOfSchools)
        sheet.legend(keys, note: isOfSchools || countNote.isEmpty ? nil : countNote)
        return sheet.svg()
    }

    /// Dots that lead the eye from a label to its cells.
    private func lead(from start: Double, to end: Double, on sheet: inout Sheet) {
        guard end - start > 12 else { return }
        sheet.body.add(
            "path",
            [
                "d": "M\(start.svg) \((sheet.height + 11).svg)H\(end.svg)", "stroke": Palette.faint,
                "stroke-width": "0.8", "stroke-dasharray": "0.8 3.2",
            ]
        )
    }

    private func draw(_ tally: Tally, x: Double, width: Double, on sheet: inout Sheet) {
        let y = sheet.height + 1
        guard tally.total > 0 else { return }
        if isOfSchools, let state = tally.single {
            let paint = Palette.paint(of: state)
            sheet.stamp(state.rawValue, paint, x: x, y: y, width: width, height: 15, isCounted: true)
            return
        }
        let number = "\(tally.submitted)"
        let size = Lettering.width(number, size: 9) <= width ? 9.0 : 7
        sheet.write(number, x: x + width / 2, y: y + 8, size: size, anchor: "middle")
        sheet.bar(tally, x: x, y: y + 9.5, width: width, height: 5.5, hasNumbers: false)
    }
}
