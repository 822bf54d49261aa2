import TestSupport
import Testing

/// Everybody of a roster at their screens, for as long as a year.
final class YearOfPeople {
    let story: Story
    private let people: [Int: StoryPerson]
    private let ids: [Int: String]

    /// A reminder as its reader saw it.
    struct Seen {
        /// The id in the roster.
        let person: String
        let message: SeenMessage
    }

    /// Enrols everybody.
    init(_ story: Story, _ ids: [String]) async throws {
        self.story = story
        var people: [Int: StoryPerson] = [:]
        var names: [Int: String] = [:]
        var last: Int?
        for id in ids {
            let person = story.stranger()
            last = try await person.saying("/start \(try await story.invite(id))")
            people[person.id] = person
            names[person.id] = id
        }
        await story.settle(last)
        let questions = try await story.newestMessages()
        for (id, person) in people {
            if let question = questions[id] { last = try await person.pressing(Label.agree, on: question) }
        }
        await story.settle(last)
        self.people = people
        self.ids = names
    }

    /// By the id in the roster.
    func person(_ id: String) -> StoryPerson? { ids.first { $0.value == id }.flatMap { people[$0.key] } }

    /// Goes from message to message up to a moment; each time everybody who was written to reacts.
    func live(until moment: String, _ temper: () -> Temper) async throws {
        var known = 0
        while try await story.goToNext(before: moment) {
            let reminders = try story.reminders(after: known)
            known = reminders.last?.entry ?? known
            try await react(reminders.map { ($0.chat, temper()) })
        }
        try await story.goTo(String(moment.prefix(10)), String(moment.suffix(5)))
    }

    /// Everybody presses what the temper says under the newest message; all at once, button after button.
    private func react(_ readers: [(chat: Int, temper: Temper)]) async throws {
        var pressing = readers
        var turn = 0
        while !pressing.isEmpty {
            let newest = try await story.newestMessages()
            var last: Int?
            var more: [(chat: Int, temper: Temper)] = []
            for reader in pressing {
                guard let message = try await asked(reader.chat, newest),
                    let label = reader.temper.choice(of: message.labels, turn: turn)
                else { continue }
                more.append(reader)
                do {
                    last = try await people[reader.chat]?.pressing(label, on: message) ?? last
                } catch let answer as ServerLine.Refusal where answer.status == 404 {
                    // Meanwhile another has answered, and the button is gone.
                }
            }
            await story.settle(last)
            pressing = more
            turn += 1
        }
    }

    /// The newest message that asks its reader to report; what his schools have sent him, and a digest that came alone,
    /// he looks over another time.
    private func asked(_ chat: Int, _ newest: [Int: SeenMessage]) async throws -> SeenMessage? {
        let isOther: (SeenMessage) -> Bool = { message in
            !message.labels.contains(Label.why) && message.labels.contains { Label.ofReaders.contains($0) }
                || message.plain.hasPrefix("✅ Всё в порядке")
        }
        guard let message = newest[chat], isOther(message) else { return newest[chat] }
        return try await people[chat]?.messages().last { !isOther($0) }
    }

    /// Every reminder that was delivered, in the order of delivery.
    func reminders() async throws -> [Seen] {
        var seen: [LedgerFile.Place: SeenMessage] = [:]
        for (chat, person) in people {
            for message in try await person.messages() { seen[.init(chat: chat, message: message.id)] = message }
        }
        return try story.ledger().reminders.map { reminder in
            let message = try #require(seen[reminder.place], "\(reminder) was never seen")
            return Seen(person: ids[reminder.place.chat] ?? "?", message: message)
        }
    }
}

/// How somebody reacts to a message.
enum Temper: CaseIterable {
    case silent, done, inProgress, doneAndTakenBack, curious

    /// What to press next of what there is; nil where the person is content. Turns count the presses before.
    func choice(of labels: [String], turn: Int) -> String? {
        let answer = labels.first { [Label.done, Label.dateIsSet, Label.fillReport, Label.submit].contains($0) }
        let opener = labels.first { $0.hasPrefix("Строка") && $0 != Label.wholeRow }
        let takeBack = labels.first { $0 == Label.takeBack }
        switch self {
        case .silent: return nil
        case .done: return answer ?? opener ?? (takeBack == nil ? nil : labels.first { $0 == Label.back })
        case .inProgress: return labels.first { $0 == Label.inProgress } ?? (turn == 0 ? opener : nil)
        case .doneAndTakenBack: return turn > 2 ? nil : takeBack ?? (turn < 2 ? answer ?? opener : nil)
        case .curious: return [Label.why, Label.back].dropFirst(turn).first
        }
    }
}
