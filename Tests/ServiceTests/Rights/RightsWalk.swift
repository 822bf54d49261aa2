import Chat
import Core
import Foundation
import Persistence
import TestSupport

@testable import Service

/// Does all there is to do in a journal that forgets each deed at once: whatever was done before, everything is still
/// there to be seen and done.
final class RightsWalk {
    typealias Content = IncomingEvent.Content

    /// What came of one thing done, as far as it tells anything from anything else.
    struct Deed {
        /// Read by whoever did it.
        var read: Set<String> = []
        /// Read by others, each by himself.
        var told: [(person: PersonID, words: Set<String>)] = []
        /// Stands in what was written into the journal.
        var written: Set<String> = []
        var changes: [JournalTrace.Change] = []
        var presses: [String] = []

        var isIdle: Bool { told.isEmpty && changes.isEmpty }
        var all: Set<String> { told.reduce(into: read.union(written)) { $0.formUnion($1.words) } }
    }

    let stage: RightsStage
    let ledger: Ledger
    let marks: Set<String>
    private let trace: JournalTrace
    private let dialogue: Dialogue
    private let owners: [ChatID: PersonID]
    private var event: Int64 = 1_000
    private var known: [String: Set<String>] = [:]
    private var books: [[UInt8]: String] = [:]

    /// Who has tried which button.
    var tried: Set<String> = []
    /// What need not be done again after another act of its kind, as an act is declined.
    var once: Set<String> = []
    var found = Found()

    struct Found: Sendable {
        /// What was found wrong.
        var faults: [String] = []
        /// Every button pressed by whom it was shown to, by where it leads.
        var pressed: Set<String> = []
        /// The kinds of those by which something was written down or somebody else was told.
        var effective: Set<String> = []
        /// How often somebody was kept from what is others' alone, though they may do it.
        var prevented = 0
    }

    init(_ stage: RightsStage, in ledger: Ledger) {
        self.stage = stage
        self.ledger = ledger
        marks = RightsView.marks(in: stage.stage.world.roster)
        trace = JournalTrace(ledger: ledger)
        dialogue = Dialogue(world: stage.stage.world)
        owners = Dictionary(uniqueKeysWithValues: stage.chats.map { ($1, $0) })
    }

    /// Does something in somebody's chat, through the dialogue and out of the outbox as the courier would take it.
    ///
    /// Of what has been `named` before nothing more is told.
    func deed(_ content: Content, by person: PersonID, named: Set<String> = []) throws -> Deed {
        guard let chat = stage.chats[person] else { return Deed() }
        let (world, now) = (stage.stage.world, stage.stage.now)
        let (outbox, change) = (try trace.last(of: "outbox"), try trace.last())
        event += 1
        let event = IncomingEvent(
            id: event,
            chat: chat,
            chatKind: .personal,
            sender: Sender(id: chat.rawValue),
            date: now,
            content: content
        )
        try ledger.receive([event], at: now)
        let flashes = try dialogue.handle(event, in: ledger, now: now).compactMap(\.text)
        try ledger.finish(event: event.id, at: now)
        // What delivery writes into the ledger is none of the deed's.
        var deed = Deed()
        deed.changes = try trace.changes(after: change)
        deed.written = deed.changes.reduce(into: []) { $0.formUnion(words(in: $1.row)) }
        for flash in flashes { deed.read.formUnion(words(in: flash)) }
        for (chat, answer) in try ledger.deliver(after: outbox, in: world, at: now) {
            let words = try read(answer)
            if chat == event.chat {
                deed.read.formUnion(words)
                deed.presses += answer.presses
            } else {
                deed.told.append((owners[chat] ?? "p-nobody", words))
            }
        }
        let own = named.union(self.named(in: content))
        deed.read.subtract(own)
        deed.written.subtract(own)
        return deed
    }

    /// What was typed is repeated, and whoever was called by his name is known by his id.
    func named(in content: Content) -> Set<String> {
        guard case .text(let typed, _, _) = content else { return [] }
        let words = words(in: typed)
        return words.union(words.filter { $0.hasPrefix("Ф") }.map { String($0.dropFirst()) })
    }

    func read(_ answer: ReadAnswer) throws -> Set<String> {
        let texts = try answer.texts { bytes in
            if let text = books[bytes] { return text }
            let text = try ReadWorkbook(bytes).rows.joined().joined().joined(separator: "\n")
            books[bytes] = text
            return text
        }
        return texts.reduce(into: []) { $0.formUnion(words(in: $1)) }
    }

    /// The marks that a text holds; the same text is read once.
    private func words(in text: String) -> Set<String> {
        if let known = known[text] { return known }
        let words = text.unicodeScalars.split { scalar in
            switch scalar {
            case "0"..."9", "a"..."z", "A"..."Z", "-", "\u{400}"..."\u{4FF}": false
            default: true
            }
        }
        let found = Set(words.lazy.filter { $0.count < 12 }.map { String($0) }).intersection(marks)
        known[text] = found
        return found
    }

    /// Whatever the body does is undone.
    func undone<Result>(_ body: () throws -> Result) throws -> Result {
        var result: Result?
        _ = try ledger.attempt {
            result = try body()
            throw Undone()
        }
        guard let result else { throw Undone() }
        return result
    }

    private struct Undone: Error {}
}
