/// A picture or a table that a screen can be had as: its form, and the screen it stands under. A picture's page is the
/// screen's.
struct AskFile: Hashable {
    let form: Form
    let view: AskView

    enum Form: String, CaseIterable {
        /// Who has reported, school by school or municipality by municipality, by month.
        case board = "b"
        /// The rows of the roadmap over the year.
        case timeline = "t"
        /// The reports of a month by municipality.
        case bars = "m"
        case workbook = "x"
        case csv = "c"

        var isPicture: Bool { self != .workbook && self != .csv }
    }

    /// Nil where a screen cannot be had so.
    init?(_ form: Form, of view: AskView) {
        guard Self.forms(of: view).contains(form), form.isPicture || view.page == 0 else { return nil }
        self.form = form
        self.view = view
    }

    /// `af:b.r3k9.2`; never what the other presses write.
    var text: String { "af:\(form.rawValue).\(view.text)" }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].hasPrefix("af:"), let form = Form(rawValue: String(parts[0].dropFirst(3))),
            let view = AskView(text: parts[1])
        else { return nil }
        self.init(form, of: view)
    }

    static func forms(of view: AskView) -> [Form] {
        switch view {
        case .rows(nil, _): [.board, .timeline, .bars, .workbook, .csv]
        // Organisations report nothing.
        case .rows(let place?, _): (place.isRegion ? [] : [.board]) + [.timeline, .workbook, .csv]
        case .places: [.bars, .workbook, .csv]
        case .months: [.board, .workbook, .csv]
        case .silent: [.bars, .workbook, .csv]
        case .overdue, .late, .missing: [.workbook, .csv]
        case .activity, .doing, .school, .schools, .plan, .who, .week: []
        }
    }
}
