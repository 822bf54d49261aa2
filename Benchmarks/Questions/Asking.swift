import Chat
import Core
import Foundation
import Persistence
import Service
import Wording

/// Somebody who types commands and presses whatever is under their answers, with a stopwatch.
///
/// What is measured is the whole of it: the event written down, the answer worded, the answer written down, and the
/// transaction on the disk.
final class Asking {
    private let world: World
    private let dialogue: Dialogue
    private let journal: Journal
    private let now: Date
    private var events: Int64 = 1_000_000
    private var askings = 0
    private var random = Draw(seed: 7)
    private var measured: [String: Measured] = [:]
    private var order: [String] = []

    /// One kind of question.
    struct Measured {
        let name: String
        var milliseconds: [Double] = []
        /// Of its answers, in characters and in buttons.
        private(set) var longest = 0
        private(set) var buttons = 0

        mutating func widen(to characters: Int, _ buttons: Int) {
            longest = max(longest, characters)
            self.buttons = max(self.buttons, buttons)
        }
    }

    /// A thing done: typed or pressed, and by whom.
    private struct Deed: Hashable {
        let chat: Int64
        let text: String
        let isPress: Bool
    }

    init(world: World, journal: Journal, now: Date) {
        self.world = world
        self.journal = journal
        self.now = now
        dialogue = Dialogue(world: world)
    }

    /// Chats 1, 2, … in the order of the people.
    func link(_ people: [PersonID]) async throws {
        let consent = Consent(version: world.phrasebook.label(.consentVersion), at: now)
        for (index, person) in people.enumerated() {
            let chat = Int64(index + 1)
            try await journal.write { [now] ledger in
                try ledger.link(ChatID(rawValue: chat), to: person, at: now, consent: consent, sender: chat)
            }
        }
    }

    /// Every command with everything that can be opened from it, each kind so many times.
    func everything(atLeast count: Int, changingEvery period: Int) async throws -> [Measured] {
        for chat in [Int64(1), 2] {
            for (name, texts) in commands {
                let whose = chat == 1 ? "" : ", one municipality"
                var found: [String: [Deed]] = [:]
                var kinds: [String] = []
                for index in 0..<max(count, texts.count) {
                    let deed = Deed(chat: chat, text: texts[index % texts.count], isPress: false)
                    let presses = try await ask(deed, as: name + whose, changingEvery: period)
                    guard index < texts.count else { continue }
                    for press in presses { keep(press, in: &found, &kinds) }
                }
                // What is found on the way is asked, too: each kind of screen with all the pages it has room for here.
                var next = 0
                while next < kinds.count {
                    let kind = kinds[next]
                    next += 1
                    guard measured["  \(kind)\(whose)"] == nil else { continue }
                    var index = 0
                    while index < count || index < min(found[kind, default: []].count, 3 * count) {
                        let deeds = found[kind, default: []]
                        for press in try await ask(
                            deeds[index % deeds.count],
                            as: "  \(kind)\(whose)",
                            changingEvery: period
                        )
                        where index < deeds.count { keep(press, in: &found, &kinds) }
                        index += 1
                    }
                }
            }
        }
        return order.compactMap { measured[$0] }
    }

    private var commands: [(String, [String])] {
        let rows = world.planner.roadmap.activities.map(\.number)
        let year = world.planner.roadmap.year
        let months = [""] + (1...12).compactMap { Month(year: year, number: $0)?.description }
        let schools = world.planner.roster.schools
        let named = (0..<100).compactMap { _ in schools.isEmpty ? nil : schools[random.next(schools.count)] }
        return [
            ("/progress", ["/progress"]), ("/overdue", ["/overdue"]), ("/silent", months.map { "/silent \($0)" }),
            ("/activity", rows.map { "/activity \($0)" }), ("/plan", months.map { "/plan \($0)" }),
            ("/who", rows.map { "/who \($0)" }), ("/week", ["/week"]), ("/history", rows.map { "/history \($0)" }),
            ("/school", ["/school"] + named.flatMap { ["/school \($0.code)", "/school \($0.shortName)"] }),
            ("/answers", rows.map { "/answers \($0)" }), ("/tell", ["/tell"]), ("/reports", ["/reports"]),
            ("/why", rows.flatMap { row in named.prefix(3).map { "/why \($0.code) \(row)" } }),
            ("/seminars", ["/seminars"]), ("/coverage", ["/coverage"]), ("/my", ["/my"]), ("/help", ["/help"]),
            ("/mydata", ["/mydata"]),
            ("in words", ["кто не сдал за март?", "что по 15 школе?", "кто опаздывает?", "что на этой неделе?"]),
        ]
    }

    private static let screens: [Character: String] = [
        "r": "rows", "p": "municipalities", "m": "months", "o": "overdue", "l": "overdue in one place", "s": "silent",
        "n": "silent in one place", "a": "activity", "d": "activity in one place", "c": "school", "f": "schools",
        "t": "plan", "w": "who", "k": "week",
    ]
    /// Buttons of other kinds, by what they begin with. What is carried out for thousands (`ac:y:`) is no question.
    private static let others = [
        "ad:l:": "answers: list", "ad:s:": "answers: one", "ad:o:": "answers: row", "ad:g:": "answers: nudge, preview",
        "nd:": "silent: nudge, preview", "nb:": "overdue: nudge, preview", "tl:": "tell: whom", "wy:": "why",
        "go:of:": "menu: rows", "go:back": "menu", "ac:n:": "preview declined",
    ]
    private static let files: [Character: String] = [
        "b": "board", "t": "timeline", "m": "bars", "x": "workbook", "c": "CSV",
    ]

    /// Sorts a button by what it opens: the letter after `as:`, the kind of a file after `af:`.
    private func keep(_ press: Deed, in found: inout [String: [Deed]], _ kinds: inout [String]) {
        let kind: String
        if press.text.hasPrefix("as:") {
            let view = press.text.dropFirst(3).prefix { $0 != "/" }
            kind = "screen: " + (view.first.flatMap { Self.screens[$0] } ?? String(view))
        } else if press.text.hasPrefix("af:") {
            kind = "file: " + (press.text.dropFirst(3).first.flatMap { Self.files[$0] } ?? press.text)
        } else if let other = Self.others.first(where: { press.text.hasPrefix($0.key) }) {
            kind = other.value
        } else {
            return
        }
        if found[kind] == nil { kinds.append(kind) }
        if !found[kind, default: []].contains(press) { found[kind, default: []].append(press) }
    }

    /// Returns: the buttons under the answer.
    private func ask(_ deed: Deed, as name: String, changingEvery period: Int) async throws -> [Deed] {
        if askings % period == 0 { try await change() }
        askings += 1
        events += 1
        let content: IncomingEvent.Content =
            deed.isPress
            ? .press(deed.text, message: MessageID(rawValue: 1), token: PressToken(rawValue: "p"))
            : .text(deed.text, message: MessageID(rawValue: events), replyTo: nil)
        let event = IncomingEvent(
            id: events,
            chat: ChatID(rawValue: deed.chat),
            chatKind: .personal,
            sender: Sender(id: deed.chat),
            date: now,
            content: content
        )
        let clock = ContinuousClock()
        let start = clock.now
        try await journal.write { [dialogue, now] ledger in
            try ledger.receive([event], at: now)
            _ = try dialogue.handle(event, in: ledger, now: now)
            try ledger.finish(event: event.id, at: now)
        }
        let duration = clock.now - start
        if measured[name] == nil {
            measured[name] = Measured(name: name)
            order.append(name)
        }
        measured[name]?.milliseconds.append(duration / .milliseconds(1))
        return try await answers(to: deed, name)
    }

    /// Reads what was answered out of the outbox, as if it had been sent.
    private func answers(to deed: Deed, _ name: String) async throws -> [Deed] {
        let messages = try await journal.write { [now] ledger in
            try ledger.take(try ledger.waiting().map(\.id), at: now).values.compactMap { taking -> OutgoingMessage? in
                guard case .taken(let entry) = taking else { return nil }
                try ledger.record(.sent(MessageID(rawValue: entry.id)), of: entry, at: now)
                switch entry.content {
                case .message(let message), .edit(_, let message): return message
                default: return nil
                }
            }
        }
        var presses: [Deed] = []
        var (longest, buttons) = (0, 0)
        for message in messages {
            longest = max(longest, TextLimit.plain(message.text).utf16.count)
            buttons = max(buttons, message.buttons.joined().count)
            for button in message.buttons.joined() {
                if case .press(let data) = button.action {
                    presses.append(Deed(chat: deed.chat, text: data, isPress: true))
                }
            }
        }
        measured[name]?.widen(to: longest, buttons)
        return presses
    }

    /// Some school answers something.
    private func change() async throws {
        let undertakings = world.planner.undertakings
        let undertaking = undertakings[random.next(undertakings.count)]
        let subjects = undertaking.subjects.subjects
        guard !subjects.isEmpty else { return }
        let id = undertaking.obligation(of: subjects[random.next(subjects.count)]).id
        let state = random.next(2) == 0 ? Standing.State.done : .inProgress
        try await journal.write { [now] ledger in
            try ledger.set(Standing(state: state, since: now, by: nil), of: id, by: nil, at: now)
        }
    }
}
