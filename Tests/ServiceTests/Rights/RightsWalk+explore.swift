import Chat
import Core

@testable import Service

extension RightsWalk {
    /// One who walks, and those who try his buttons in their own chats.
    struct Round {
        let view: RightsView
        let forgers: [RightsView]
        /// What is typed where words are waited for.
        let words: [String]
    }

    /// Types all of it, then presses every button of every answer, each destination once.
    ///
    /// Returns: every mark that was read.
    func walk(_ round: Round, typing typed: [String], beginningWith buttons: [String]) throws -> Set<String> {
        var (read, queue, seen) = (Set<String>(), buttons, Set<String>())
        for text in typed { try explore(.typed(text), round, &read, &queue) }
        while let data = queue.popLast() {
            guard seen.insert(Self.place(data)).inserted else { continue }
            found.pressed.insert(Self.place(data))
            try explore(.pressed(data), round, &read, &queue)
        }
        return read
    }

    /// Does one thing, and in the state that it leaves whatever can be done only there; then it is undone, and others
    /// try the same.
    private func explore(
        _ content: Content,
        _ round: Round,
        _ read: inout Set<String>,
        _ queue: inout [String],
        after path: [Content] = []
    ) throws {
        let named = path.reduce(into: Set<String>()) { $0.formUnion(self.named(in: $1)) }
        let deed = try undone {
            let deed = try self.deed(content, by: round.view.person, named: named)
            judge(deed, content, round.view)
            read.formUnion(deed.read)
            if !deed.isIdle { found.effective.insert(Self.kind(content)) }
            for data in Set(deed.presses).sorted() where !Self.isOfTheMoment(data) { queue.append(data) }
            guard path.count < Self.deepest else { return deed }
            let path = path + [content]
            let buttons = Set(deed.presses).sorted().filter { Self.isOfTheMoment($0) && isNew($0, after: path, round) }
            let words = deed.awaitsWords ? Self.words(after: content, of: round.words) : []
            for next in buttons.map(Content.pressed) + words.map(Content.typed) {
                try explore(next, round, &read, &queue, after: path)
            }
            return deed
        }
        guard case .press(let data, _, _) = content else { return }
        for forger in round.forgers.prefix(path.isEmpty ? round.forgers.count : 1) {
            guard !path.isEmpty || tried.insert("\(forger.person) \(Self.place(data))").inserted else { continue }
            let forged = try undone { try self.deed(content, by: forger.person) }
            judge(forged, content, forger)
            // Whoever sees everything shows by that what a button is about.
            let about = deed.all
            guard round.view.foreign.isEmpty, !about.isEmpty, about.isSubset(of: forger.foreign) else { continue }
            if !deed.isIdle { found.prevented += 1 }
            if !forged.isIdle { note("acts on what is others'", content, forger, forged) }
        }
    }

    /// Nobody may read, write down or cause others to read what is not his.
    func judge(_ deed: Deed, _ content: Content, _ view: RightsView) {
        if !deed.read.isDisjoint(with: view.foreign) { note("reads", content, view, deed) }
        if !deed.written.isDisjoint(with: view.foreign) { note("writes", content, view, deed) }
        for told in deed.told {
            let isLeak = !told.words.isDisjoint(with: view.foreign)
            if isLeak || !view.schools.isEmpty && !view.circle.contains(told.person) {
                note("tells \(told.person)", content, view, deed)
            }
        }
        // Acts and changes are coordinators', each about a place of his.
        for change in deed.changes where ["act", "change", "invitation"].contains(change.table) {
            let isHis = change.table == "invitation" ? !view.coordinated.isEmpty : isNamed(view.coordinated, in: change)
            if !view.foreign.isEmpty, !isHis {
                note("decides in \(change.table)", content, view, deed)
            }
        }
    }

    /// What is confirmed differs by what it is about; the rest is the same after every act of a kind.
    private func isNew(_ data: String, after path: [Content], _ round: Round) -> Bool {
        let kind = Self.kind(.pressed(data))
        if ["ac:y", "c:a", "rp:sb", "choose", "revoke"].contains(kind) { return true }
        return once.insert("\(round.view.person) \(Self.kind(path[0])) \(kind)").inserted
    }

    /// Whoever looks reports over may remind of them; whatever else is decided is about a municipality.
    private func isNamed(_ places: Set<MunicipalityID>, in change: JournalTrace.Change) -> Bool {
        change.row.contains("\"report\"") || places.contains { change.row.contains("\"\($0)\"") }
    }

    private func note(_ fault: String, _ content: Content, _ view: RightsView, _ deed: Deed) {
        let marks = deed.all.intersection(view.foreign).sorted()
        found.faults.append("\(view.person) \(fault): \(content) → \(marks) \(deed.changes.map(\.row))")
    }

    private static let deepest = 3

    /// True for buttons that are only there where something has just been asked.
    private static func isOfTheMoment(_ data: String) -> Bool {
        ["ac:", "c:", "choose:", "sd:", "revoke:"].contains(where: data.hasPrefix)
            || data.hasPrefix("rp:") && data.hasSuffix(":sb")
    }

    /// What a button opens, without the way back.
    private static func place(_ data: String) -> String {
        let parts = data.split(separator: ":", omittingEmptySubsequences: false)
        // Which row is remarked on is the same to whoever may not.
        if data.hasPrefix("rp:"), ["m", "um"].contains(parts[2]) { return parts.prefix(3).joined(separator: ":") }
        if data.hasPrefix("as:") { return data.split(separator: "/").first.map(String.init) ?? data }
        if data.hasPrefix("ad:"), parts.count == 5, parts[1] != "l" { return parts.dropLast().joined(separator: ":") }
        return data
    }

    /// `ad:c`, `rp:ok`, `nd`: what a button is, whatever it is about.
    static func kind(_ content: Content) -> String {
        guard case .press(let data, _, _) = content else { return "typed" }
        let parts = data.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        switch parts[0] {
        case "rp", "ms": return "\(parts[0]):\(parts[2])"
        case "ad", "ac", "tl", "c", "cb", "nb", "x", "go": return "\(parts[0]):\(parts.count > 1 ? parts[1] : "")"
        case "sc", "sm": return "\(parts[0]):\(parts[1].prefix(1))"
        default: return parts[0]
        }
    }

    /// A command that a button began ends in many ways, a remark in one.
    private static func words(after content: Content, of words: [String]) -> [String] {
        kind(content).hasPrefix("cb") ? words : Array(words.prefix(1))
    }
}

extension RightsWalk.Deed {
    /// True where something was asked that is answered in words.
    fileprivate var awaitsWords: Bool {
        changes.contains { change in
            change.table == "act" && change.row.contains("asked")
                || change.table == "reportView" && change.row.contains("remark")
        }
    }
}

extension IncomingEvent.Content {
    static func typed(_ text: String) -> Self { .text(text, message: MessageID(rawValue: 1), replyTo: nil) }

    static func pressed(_ data: String) -> Self {
        .press(data, message: MessageID(rawValue: 2), token: PressToken(rawValue: "t"))
    }
}
