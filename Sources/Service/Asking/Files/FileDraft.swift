internal import Chat
internal import Spreadsheet

/// A file that has all its numbers and words, and has yet to be drawn or written.
struct FileDraft: Sendable {
    let content: Content
    /// `reports-2022-05-20.png`
    let fileName: String
    /// In the HTML of the messenger.
    let caption: String
    let buttons: [[Button]]
    /// What is said instead where no picture can be made here.
    let excuse: String

    enum Content: Hashable, Sendable {
        /// A page of SVG.
        case picture(String)
        case workbook([SheetTable])
        case csv(SheetTable)
    }

    /// The same for the same file, on every run.
    var digest: String {
        switch content {
        case .picture(let svg): ShortHash.text(of: svg)
        case .workbook(let tables): ShortHash.text(of: tables.map(SemicolonTable.text).joined(separator: "\u{0}"))
        case .csv(let table): ShortHash.text(of: SemicolonTable.text(of: table))
        }
    }

    /// Takes a while: never to be called on the cooperative pool or within a transaction. `draw` makes a PNG of SVG.
    func message(drawing draw: (String) throws -> [UInt8]) throws -> OutgoingMessage {
        let (mediaType, bytes) =
            switch content {
            case .picture(let svg): ("image/png", try draw(svg))
            case .workbook(let tables): (Workbook.mediaType, try Workbook.bytes(of: tables))
            case .csv(let table): ("text/csv; charset=utf-8", SemicolonTable.bytes(of: table))
            }
        let file = Attachment(fileName: fileName, mediaType: mediaType, bytes: bytes)
        return OutgoingMessage(text: caption, buttons: buttons, attachment: file)
    }
}
