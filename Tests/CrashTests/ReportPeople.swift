import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing

/// A head and a curator over one report: each does what somebody would who sees his screen, and what the report must
/// say by then is remembered.
struct ReportPeople {
    private let stage: CrashStage
    private let school: School
    private var expected: Expected
    /// Every text typed, each unlike all others, and how many acts hold it.
    private var typed: [String: Int] = [:]

    private static let (head, curator) = (4_001, 4_002)

    /// Something a person does once.
    struct Tap {
        fileprivate let chat: Int
        fileprivate let deed: Deed

        fileprivate enum Deed {
            case press(String, Int)
            case say(String)
        }

        var isPress: Bool { if case .press = deed { true } else { false } }
    }

    /// What the report must say.
    private struct Expected: Equatable {
        var stage = Report.Stage.draft
        var answers: [Int: RowAnswer] = [:]
        var comment: String?
        var remarks: [ReportPlace: String] = [:]
        var submissions = 0

        init() {}

        init(_ report: Report) {
            stage = report.stage
            answers = report.answers
            comment = report.comment
            remarks = report.remarks
            submissions = report.submissions.count
        }
    }

    init(in stage: CrashStage) async throws {
        self.stage = stage
        try stage.region.writeReport(rows: 4)
        school = try #require(try stage.region.configuration().roster.schools.first)
        expected = Expected()
        let agreed = try Storm.consentVersion()
        try await stage.introduce([Self.head, Self.curator])
        let people = [(school.head, Self.head), (try #require(school.curator), Self.curator)]
        try await stage.withJournal { ledger in
            let consent = Consent(version: agreed, at: Date())
            for (person, chat) in people {
                try ledger.link(ChatID(rawValue: Int64(chat)), to: person, at: Date(), consent: consent)
            }
        }
    }

    func make(_ tap: Tap) async throws {
        switch tap.deed {
        case .press(let label, let message): try await stage.line.press(label, on: message, in: tap.chat)
        case .say(let text): try await stage.line.say(text, from: tap.chat)
        }
    }

    /// What the journal holds is what was pressed and typed, no more.
    func check(_ comment: Comment) throws {
        let acts = try stage.ledger.acts()
        let month = Month(of: RegionTime(zone: .gmt).date(of: Date()))
        #expect(Expected(Report(school: school.id, month: month, entries: acts)) == expected, comment)
        for (words, count) in typed {
            #expect(acts.count { "\($0.act)".contains(words) } == count, "\(words) \(comment)")
        }
        let kinds = Dictionary(grouping: acts, by: \.act.kind).mapValues(\.count)
        #expect(kinds["submitted"] ?? 0 == expected.submissions, comment)
        for kind in ["understood", "settled", "returned", "accepted"] { #expect(kinds[kind] ?? 0 <= 1, comment) }
    }

    /// How many messages came once too often.
    func repeated() async throws -> Int {
        let sent = try stage.ledger.outbox().values.filter { $0.state == "sent" && $0.message != nil }
        var seen = 0
        for chat in [Self.head, Self.curator] { seen += try await stage.line.botMessages(in: chat).count }
        return seen - sent.count
    }
}

extension ReportPeople {
    /// What would be done next by whoever's turn it is; nil once the report is accepted. Expects it to be done.
    mutating func nextTap(using random: inout SeededGenerator) async throws -> Tap? {
        switch expected.stage {
        case .draft, .returned: try await headsTap(using: &random)
        case .submitted: try await curatorsTap()
        case .accepted, .correcting, .correctionAsked: nil
        }
    }

    private mutating func headsTap(using random: inout SeededGenerator) async throws -> Tap {
        guard
            let screen = try await screen(of: Self.head, with: ["✅ Верно", "📤 Отправить", "‹ Назад", "➖ Не относится"])
        else { return say("1 выполнено", from: Self.head) }
        func press(_ label: String) throws -> Tap { try self.press(label, on: screen, in: Self.head) }
        if screen.labels.contains("✅ Верно") {
            expected.answers[1] = RowAnswer(status: .done)
            return try press("✅ Верно")
        }
        if screen.plain.contains("Комментарий к отчёту.") {
            let words = words("комментарий")
            expected.comment = words
            return say(words, from: Self.head)
        }
        if screen.labels.contains("📤 Отправить") {
            if expected.comment == nil, Bool.random(using: &random) { return try press("💬 Комментарий") }
            expected.stage = .submitted
            expected.submissions += 1
            expected.remarks = [:]
            return try press("📤 Отправить")
        }
        let row = try #require(screen.plain.firstMatch(of: /Строка ([0-9]+)\./).flatMap { Int($0.1) }, "\(screen)")
        if screen.plain.contains("Почему не выполнено?") {
            let isReady = Bool.random(using: &random)
            let reason = isReady ? "Карантин" : words("причина")
            expected.answers[row] = RowAnswer(status: .notDone, reason: reason)
            return isReady ? try press(reason) : say(reason, from: Self.head)
        }
        let statuses: [(RowStatus, String)] = [
            (.done, "✅ Выполнено"), (.inProgress, "⏳ В работе"), (.notDone, "❌ Не выполнено"),
            (.notApplicable, "➖ Не относится к нам"),
        ]
        let (status, label) = statuses[Int.random(in: 0..<4, using: &random)]
        let known = expected.answers[row]
        let kept = known?.status == status ? known?.reason : nil
        expected.answers[row] = RowAnswer(status: status, reason: kept)
        // The same said once more holds the reason given before.
        if let kept { typed[kept]? += 1 }
        return try press(label)
    }

    /// The first version comes back with a remark, the second is accepted.
    private mutating func curatorsTap() async throws -> Tap {
        let screen = try #require(
            try await screen(of: Self.curator, with: ["✅ Принять", "‹ Назад"]),
            "the curator sees a report to look over"
        )
        func press(_ label: String) throws -> Tap { try self.press(label, on: screen, in: Self.curator) }
        if expected.submissions > 1 {
            expected.stage = .accepted
            expected.remarks = [:]
            return try press("✅ Принять")
        }
        if screen.labels.contains(where: { $0.hasPrefix("↩️ Вернуть с замечаниями") }) {
            expected.stage = .returned
            return try press("↩️ Вернуть с замечаниями")
        }
        if screen.plain.contains("станет замечанием") {
            let words = words("замечание")
            expected.remarks[.row(2)] = words
            return say(words, from: Self.curator)
        }
        return try press(screen.plain.contains("К чему замечание?") ? "2" : "↩️ Вернуть")
    }

    /// The newest message with a button that begins so; a dot stands before what was answered already.
    private func screen(of chat: Int, with labels: [String]) async throws -> SeenMessage? {
        try await stage.line.botMessages(in: chat).last { message in
            message.labels.contains { label in labels.contains { label.hasPrefix($0) || label.hasPrefix("• \($0)") } }
        }
    }

    private func press(_ label: String, on message: SeenMessage, in chat: Int) throws -> Tap {
        let found = message.labels.first { $0 == label || $0 == "• \(label)" || $0.hasPrefix("\(label) (") }
        return Tap(chat: chat, deed: .press(try #require(found, "\(label): \(message)"), message.id))
    }

    private func say(_ text: String, from chat: Int) -> Tap { Tap(chat: chat, deed: .say(text)) }

    private mutating func words(_ what: String) -> String {
        let words = "\(what) № \(typed.count + 1)"
        typed[words] = 1
        return words
    }
}
