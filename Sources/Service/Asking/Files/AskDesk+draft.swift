internal import Chat
internal import Core
internal import Persistence
internal import Pictures
internal import Spreadsheet
internal import Wording

/// Makes of a button the file it asks for, as things stand now.
extension AskDesk {
    /// Nil where there is no such thing any more, or where it is not this person's to see.
    func draft(of file: AskFile) throws -> FileDraft? {
        guard let scope = scope(of: file.view.command), let reach = reach(of: file.view, within: scope) else {
            return nil
        }
        switch file.form {
        case .board: return try picture(try board(in: reach), of: file, in: reach)
        case .timeline: return try picture(try timeline(in: reach), of: file, in: reach)
        case .bars:
            guard hasBars(within: scope), let month = month(of: file.view), let bars = try bars(of: month, in: reach)
            else { return nil }
            return try picture(bars, of: file, in: reach)
        case .workbook:
            let tables = try tables(of: file.view, in: reach)
            return tables.isEmpty ? nil : try table(.workbook(tables), of: file, in: reach)
        case .csv:
            guard let first = try tables(of: file.view, in: reach, isFirstAlone: true).first else { return nil }
            return try table(.csv(first), of: file, in: reach)
        }
    }

    /// What a file is of.
    struct Reach {
        let scope: ProgressScope
        /// The one place it is confined to; nil for everything in scope.
        let place: AskPlace?

        /// False for the region's organisations.
        var hasSchools: Bool { place.map { $0.id != nil } ?? true }
    }

    /// Nil where the place is not his.
    private func reach(of view: AskView, within scope: ProgressScope) -> Reach? {
        guard let token = view.place else { return Reach(scope: scope, place: nil) }
        guard let place = place(token, within: scope) else { return nil }
        return Reach(scope: place.id.map { .municipalities([$0]) } ?? scope, place: place)
    }

    /// The month whose reports are shown: the one named, or the last that has begun.
    private func month(of view: AskView) -> Month? {
        switch view {
        case .silent(let month, _), .missing(let month, _, _): month
        default: world.reportedMonths(by: today).last
        }
    }

    func title(of month: Month) throws -> String {
        try world.phrasebook.text(.fileReports, ["month": .month(month)])
    }

    private func picture(_ picture: some Picture, of file: AskFile, in reach: Reach) throws -> FileDraft {
        let page = min(file.view.page, picture.pageCount - 1)
        let place = PagePlace(page: page, pages: picture.pageCount)
        var turns: [Button] = []
        func turn(_ label: Label, to page: Int) {
            guard let next = AskFile(file.form, of: file.view.turned(to: page)) else { return }
            turns.append(Button(self.label(label), press: next.text))
        }
        if page > 0 { turn(.previousPage, to: page - 1) }
        if !place.isLast { turn(.nextPage, to: page + 1) }
        return FileDraft(
            content: .picture(picture.page(page)),
            fileName: "\(file.form)-\(today).png",
            caption: try caption(picture.caption.title, of: reach, at: place),
            buttons: turns.isEmpty ? [] : [turns],
            excuse: try world.phrasebook.text(.fileFailed, ["isPicture": .flag(true)])
        )
    }

    private func table(_ content: FileDraft.Content, of file: AskFile, in reach: Reach) throws -> FileDraft {
        let month: Month? =
            switch file.view {
            case .silent(let month, _), .missing(let month, _, _): month
            default: nil
            }
        let name = "\(file.view.command.rawValue)-\(month.map { "\($0)" } ?? "\(today)")"
        let title = try month.map(title) ?? label(.fileTitle(file.view.command.rawValue))
        return FileDraft(
            content: content,
            fileName: name + (reach.place?.id.map { "-\($0)" } ?? "") + (file.form == .csv ? ".csv" : ".xlsx"),
            caption: try caption(TextLimit.plain(title), of: reach, at: PagePlace(page: 0, pages: 1)),
            buttons: [],
            excuse: try world.phrasebook.text(.fileFailed, ["isPicture": .flag(false)])
        )
    }

    private func caption(_ title: String, of reach: Reach, at page: PagePlace) throws -> String {
        var values = page.values
        values["title"] = .text(title)
        if let place = reach.place { values["place"] = .text(place.name) }
        return try world.phrasebook.text(.fileCaption, values)
    }
}

extension AskView {
    /// The place it is confined to.
    var place: PlaceToken? {
        switch self {
        case .rows(let place, _), .schools(let place, _): place
        case .late(let place, _), .missing(_, let place, _), .doing(_, let place, _): place
        case .places, .months, .overdue, .silent, .activity, .school, .plan, .who, .week: nil
        }
    }
}
