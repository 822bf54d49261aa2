import Chat
import Foundation
import Spreadsheet
import TestSupport

@testable import Service

/// One thing the bot put into a chat, as far as it can be read.
struct ReadAnswer: Sendable {
    let message: OutgoingMessage
    /// A picture or a table, as it stands before it is drawn.
    var file: FileDraft?

    init(_ message: OutgoingMessage, file: FileDraft? = nil) {
        self.message = message
        self.file = file
    }

    init?(_ action: Parcel.Action) {
        switch action {
        case .send(let message), .edit(_, let message): self.init(message)
        case .make(let draft): self.init(OutgoingMessage(text: draft.caption, buttons: draft.buttons), file: draft)
        case .setMenu: return nil
        }
    }

    /// Words, labels, names of files and what stands in them, one by one: a text that comes again need not be read again.
    func texts(decoding book: ([UInt8]) throws -> String) rethrows -> [String] {
        // A municipality's id is a word of its own there, too.
        let names = [message.attachment?.fileName, file?.fileName].compactMap { $0?.replacing("-m-", with: " m-") }
        return try [message.text] + message.buttons.joined().map(\.label) + names + drafted + attached(decoding: book)
    }

    private var drafted: [String] {
        switch file?.content {
        case .picture(let svg)?: [svg]
        case .workbook(let tables)?: tables.flatMap(Self.texts)
        case .csv(let table)?: Self.texts(of: table)
        case nil: []
        }
    }

    private func attached(decoding book: ([UInt8]) throws -> String) rethrows -> [String] {
        guard let attachment = message.attachment, attachment.kept == nil else { return [] }
        if attachment.mediaType == Workbook.mediaType { return [try book(attachment.bytes)] }
        return [String(decoding: attachment.bytes, as: UTF8.self)]
    }

    private static func texts(of table: SheetTable) -> [String] {
        let cells: [String] = table.rows.joined().compactMap { if case .text(let text) = $0 { text } else { nil } }
        return [table.name] + table.columns.map(\.title) + cells
    }

    /// What its buttons say when pressed.
    var presses: [String] {
        message.buttons.joined().compactMap { button in
            if case .press(let data) = button.action { data } else { nil }
        }
    }
}
