internal import Chat
internal import Core
internal import Spreadsheet
internal import Wording

/// The buttons that bring a month's summary: as a message, as a workbook, as a page to print.
struct SummaryPress: Hashable {
    let month: Month
    let form: Form
    /// Nil for all that whoever presses sums up.
    let municipality: MunicipalityID?

    enum Form: String, Hashable {
        case message = "m"
        case workbook = "x"
        case page = "h"
    }

    init(_ month: Month, _ form: Form, in municipality: MunicipalityID? = nil) {
        self.month = month
        self.form = form
        self.municipality = municipality
    }

    /// `ms:2022-03:x`, `ms:2022-03:x:elista`; never what the other presses write.
    var text: String { "ms:\(month):\(form.rawValue)" + (municipality.map { ":\($0)" } ?? "") }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (3...4).contains(parts.count), parts[0] == "ms", let month = Month(iso: parts[1]),
            let form = Form(rawValue: String(parts[2]))
        else { return nil }
        let municipality = parts.dropFirst(3).first.map { MunicipalityID($0) }
        guard municipality != .some(nil) else { return nil }
        self.init(month, form, in: municipality ?? nil)
    }
}

extension Dialogue {
    /// Each municipality's comes in a message of its own.
    ///
    /// Returns: what flashes over the chat.
    func sumUp(_ press: SummaryPress, in turn: Turn) throws -> Label? {
        guard turn.isPersonal, let person = turn.person.flatMap(world.roster.person) else { return .outdated }
        let own = world.scopes(of: person, on: turn.writer.today)
        let meant = press.municipality.map { own.contains(nil) || own.contains($0) ? [$0] : [] } ?? own
        guard !meant.isEmpty else { return .outdated }
        for (part, scope) in meant.enumerated() {
            guard press.form == .message else {
                let words = try world.summary(of: press.month, in: scope, from: turn.ledger)
                let file = OutgoingMessage(text: "", attachment: try attachment(words, as: press.form))
                // It can be made again whenever it is wanted, so nothing of it is kept.
                try turn.reply(file, part: part, isFleeting: true)
                continue
            }
            if let message = try world.summaryMessage(of: press.month, in: scope, from: turn.ledger) {
                try turn.reply(message, part: part)
            }
        }
        return nil
    }

    private func attachment(_ words: SummaryWords, as form: SummaryPress.Form) throws -> Attachment {
        guard form == .workbook else {
            return Attachment(
                fileName: words.fileName + ".html",
                mediaType: "text/html; charset=utf-8",
                bytes: Array(try words.page().utf8)
            )
        }
        return Attachment(
            fileName: words.fileName + ".xlsx",
            mediaType: Workbook.mediaType,
            bytes: try words.workbook()
        )
    }
}
