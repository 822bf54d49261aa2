internal import Chat
internal import Core
internal import Spreadsheet
internal import Wording

/// The buttons that bring a month's summary: as a message, as a workbook, as a page to print.
struct SummaryPress: Hashable {
    let month: Month
    let form: Form

    enum Form: String, Hashable {
        case message = "m"
        case workbook = "x"
        case page = "h"
    }

    init(_ month: Month, _ form: Form) {
        self.month = month
        self.form = form
    }

    /// `ms:2022-03:x`; never what the other presses write.
    var text: String { "ms:\(month):\(form.rawValue)" }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "ms", let month = Month(iso: parts[1]),
            let form = Form(rawValue: String(parts[2]))
        else { return nil }
        self.init(month, form)
    }
}

extension Dialogue {
    /// Returns: what flashes over the chat.
    func sumUp(_ press: SummaryPress, in turn: Turn) throws -> Label? {
        guard turn.isPersonal, let person = turn.person.flatMap(world.roster.person),
            let scope = world.scope(of: person, on: turn.writer.today)
        else { return .outdated }
        guard press.form != .message else {
            try turn.reply(try world.summaryMessage(of: press.month, in: scope, from: turn.ledger))
            return nil
        }
        let words = try world.summary(of: press.month, in: scope, from: turn.ledger)
        let file =
            try press.form == .workbook
            ? Attachment(
                fileName: words.fileName + ".xlsx",
                mediaType: Workbook.mediaType,
                bytes: words.workbook()
            )
            : Attachment(
                fileName: words.fileName + ".html",
                mediaType: "text/html; charset=utf-8",
                bytes: Array(words.page().utf8)
            )
        // It can be made again whenever it is wanted, so nothing of it is kept.
        try turn.reply(OutgoingMessage(text: "", attachment: file), isFleeting: true)
        return nil
    }
}
