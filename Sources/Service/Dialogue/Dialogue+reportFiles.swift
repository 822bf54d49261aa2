internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Files, and what the bot cannot read.
extension Dialogue {
    /// A file belongs to the row on show.
    ///
    /// Returns: false where nobody is filling a report in.
    func takeEvidence(
        _ file: IncomingFile,
        caption: String?,
        replyTo: MessageID?,
        album: String?,
        in turn: Turn
    ) throws -> Bool {
        let found = try reportMeant(by: replyTo, in: turn)
        guard let desk = found.desk else { return try askWhich(of: found.several, nil, album: album, in: turn) }
        guard desk.report.isOpen else {
            let receipt = try ReportCard(desk: desk, view: ReportView(report: desk.id)).message()
            try turn.tell(receipt, about: desk.id, album: album)
            return true
        }
        guard var view = try turn.ledger.reportView(in: turn.event.chat, .filling), view.report == desk.id else {
            try hint(desk, kind: "file", album: album, in: turn)
            return true
        }
        // The pictures of one album belong to one place, whatever has been answered between them.
        let before = album.flatMap { album in desk.report.files.last { $0.album == album }?.place }
        let place = before ?? view.shown ?? desk.open.first ?? .whole
        try attach(file, caption, album, to: place, of: desk, in: turn)
        view.shown = view.shown ?? desk.open.first
        try show(try desk.renewed(in: turn.ledger), view, in: turn)
        return true
    }

    func attach(
        _ file: IncomingFile,
        _ caption: String?,
        _ album: String?,
        to place: ReportPlace,
        of desk: ReportDesk,
        in turn: Turn
    ) throws {
        let evidence = ReportFile(
            id: file.id,
            place: place,
            name: file.name,
            mediaType: file.mediaType,
            caption: caption.map { String($0.prefix(Self.longestWords)) },
            album: album
        )
        try turn.add(.attached(evidence), to: desk.id)
    }

    /// The other pictures of an album that have come by now; those still to come find the album's place themselves.
    func rest(
        of album: String?,
        after event: Int64,
        in turn: Turn
    ) throws -> [(IncomingFile, caption: String?)] {
        guard let album else { return [] }
        return try turn.ledger.contents(ofAlbum: album, in: turn.event.chat, after: event).compactMap { content in
            guard case .file(let file, let caption, _, _, _) = content else { return nil }
            return (file, caption)
        }
    }

    /// A voice message or a sticker while a report is open.
    ///
    /// Returns: false where none is.
    func hintAtReport(_ kind: String, in turn: Turn) throws -> Bool {
        guard let desk = try reportMeant(by: nil, in: turn).desk, desk.report.isOpen else { return false }
        try hint(desk, kind: kind, in: turn)
        return true
    }

    func hint(_ desk: ReportDesk, kind: String?, album: String? = nil, in turn: Turn) throws {
        let rows = desk.sheet.rows.map(\.number)
        var values: WordingValues = [
            "month": .month(desk.report.month),
            "isVoice": .flag(kind == "voice" || kind == "video_note" || kind == "audio"),
            "isFile": .flag(kind == "file"),
            "isOther": .flag(kind != nil && !["voice", "video_note", "audio", "file"].contains(kind)),
        ]
        if rows.count > 1 {
            values["first"] = .number(rows[0])
            values["second"] = .number(rows[1])
        }
        let button = Button(world.phrasebook.label(.fillReport), press: ReportPress(desk.id, .open).text)
        let text = try world.phrasebook.text(.reportHint, values)
        try turn.tell(OutgoingMessage(text: text, buttons: [[button]]), about: desk.id, album: album)
    }
}
