import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// How far a municipality's coordinator reaches: his own people, whatever buttons he may get hold of.
@Suite(.timeLimit(.minutes(5))) struct SeminarReachTests {
    private static let (region, elista, lagan) = (ChatID.ofRegion, ChatID.ofElista, ChatID.ofLagan)

    private static func seminar(_ id: SeminarID, _ title: String, by host: PersonID, _ places: MunicipalityID...)
        -> Seminar
    {
        SeminarStage.seminar(id) { seminar in
            seminar.title = title
            seminar.host = host
            seminar.invited.municipalities = places
        }
    }

    private static let (common, own, others) = (
        seminar("common", "Общий", by: "p-region"), seminar("own", "Свой", by: "p-elista", "elista"),
        seminar("others", "Чужой", by: "p-lagansky", "lagansky")
    )

    private func told(
        _ seminars: [Seminar] = [Self.common, Self.own, Self.others],
        _ body: (BotStory) async throws -> Void
    ) async throws {
        try await SeminarStage.tellOfRegion(seminars, body)
    }

    private func id(_ seminar: Seminar) -> SeminarOccurrenceID { SeminarOccurrenceID(seminar.id) }

    /// Presses what a button would say, under the latest message of the chat; returns what flashed.
    private func forge(
        _ verb: SeminarDeskPress.Verb,
        _ seminar: Seminar,
        in chat: ChatID,
        _ story: BotStory
    ) async throws -> String? {
        let message = story.messenger.shown(in: chat).last?.id ?? MessageID(rawValue: 1)
        return try await story.presses(data: SeminarDeskPress(verb, id(seminar)).text, on: message, in: chat)
    }

    @Test func `each sees his own people of what is common, and nothing of another municipality's`() async throws {
        try await told { story in
            func list(_ chat: ChatID) async throws -> String {
                try #require(try await story.says("/seminars", in: chat).last?.text.plain)
            }
            let (all, ours, theirs) = try await (list(Self.region), list(Self.elista), list(Self.lagan))
            #expect(["Общий", "Свой", "Чужой", "молчат 25 из 25"].allSatisfy(all.contains), "\(all)")
            #expect(ours.contains("Общий") && ours.contains("Свой") && !ours.contains("Чужой"), "\(ours)")
            #expect(ours.contains("молчат 4 из 4") && !ours.contains("из 25"), "\(ours)")
            #expect(
                theirs.contains("молчат 1 из 1") && theirs.contains("Чужой") && !theirs.contains("Свой"),
                "\(theirs)"
            )
        }
    }

    @Test func `the region sees every municipality's numbers, which change as people answer`() async throws {
        try await told { story in
            let head = ChatID(rawValue: 74)
            let person = try #require(story.world.roster.schools(in: "elista").first?.head)
            try await story.link(head, to: person)
            try await story.tick()
            try await story.says("/seminars", in: Self.region)
            try await story.presses("25.03 · Общий", in: Self.region)
            let before = try #require(story.screen(Self.region)?.text.plain)
            #expect(before.contains("• Город Элиста: будут 0, заместители 0, не смогут 0, молчат 4 из 4"), "\(before)")
            let invitation = try #require(story.messenger.shown(in: head).last { $0.message.text.contains("Общий") })
            let yes = try story.data(story.label(.willCome), under: invitation.message)
            try await story.presses(data: yes, on: invitation.id, in: head)
            try await story.presses(.renew, in: Self.region)
            let after = try #require(story.screen(Self.region)?.text.plain)
            #expect(after.contains("• Город Элиста: будут 1, заместители 0, не смогут 0, молчат 3 из 4"), "\(after)")
            #expect(after.contains("• Лаганский район: будут 0, заместители 0, не смогут 0, молчат 1 из 1"), "\(after)")
        }
    }

    static let verbs: [SeminarDeskPress.Verb] = [
        .open, .silent, .nudge, .move, .callOff, .workbook, .mark(page: 0), .toggle(PersonToken("p-head-07"), page: 0),
        .materials, .code,
    ]

    @Test(arguments: verbs) func `a forged button opens, exports, moves and marks nothing of another's`(
        verb: SeminarDeskPress.Verb
    ) async throws {
        try await told { story in
            var wasRefused = true
            // Some of it may be done before it begins, some from then on.
            for moment in ["2022-03-16 11:00", "2022-03-25 10:05"] {
                story.time.move(to: .at(moment))
                let before = try story.file.value("SELECT count(*) FROM outbox")
                #expect(try await forge(verb, Self.others, in: Self.elista, story) == story.label(.outdated))
                #expect(try story.file.value("SELECT count(*) FROM outbox") == before)
                let isRefused = try await forge(verb, Self.others, in: Self.lagan, story) == story.label(.outdated)
                wasRefused = wasRefused && isRefused
            }
            #expect(!wasRefused, "whose it is may")
            let talks = try story.file.rows("SELECT chat FROM seminarTalk").map(\.[0])
            #expect(!talks.contains("\(Self.elista.rawValue)"), "and was asked nothing")
        }
    }

    @Test func `of the common one he exports his own people, and may neither move nor mark`() async throws {
        try await told { story in
            story.time.move(to: .at("2022-03-25 10:05"))
            for verb in Self.verbs.filter({ ![.open, .silent, .nudge, .workbook].contains($0) }) {
                #expect(try await forge(verb, Self.common, in: Self.elista, story) == story.label(.outdated), "\(verb)")
            }
            #expect(try await forge(.workbook, Self.common, in: Self.elista, story) == nil)
            let sheet = try ReadWorkbook(#require(story.messenger.sends(to: Self.elista).last?.attachment?.bytes))
            #expect(sheet.rows[0].count == 5)
            #expect(sheet.rows[0].dropFirst().allSatisfy { $0[0] == "Город Элиста" }, "\(sheet.rows[0])")
            #expect(try story.file.value("SELECT count(*) FROM participation") == "0")
        }
    }

    @Test func `a municipality invites its own, whatever it types and presses`() async throws {
        try await told([Self.common]) { story in
            func types(_ words: String...) async throws {
                for word in words { try await story.says(word, in: Self.elista) }
            }
            func note() throws -> String { try #require(story.screen(Self.elista)?.text.plain) }
            try await types("/seminar", "Свои школы", "25")
            #expect(try note().contains("Когда?"))
            try await types("25.03 в 10:30")
            try await story.presses(.seminarChoice("once"), in: Self.elista)
            try await types("60", "https://example.ru/own")
            for _ in 1...2 { try await story.presses(.seminarChoice("skip"), in: Self.elista) }
            // Another's school, another's head, somebody above: none of his.
            for stranger in ["Ш-07", "Лаганский район", "Полякова", "p-head-07"] {
                try await types(stranger)
                #expect(try note().hasPrefix("Не нашёл."), "\(stranger)")
            }
            let message = story.messenger.shown(in: Self.elista).last?.id
            for role in ["regionalCoordinator", "observer"] {
                let forged = SeminarDraftPress(.invited, role).text
                #expect(try await story.presses(data: forged, on: message, in: Self.elista) == story.label(.outdated))
            }
            try await story.presses("☐ " + story.label(.seminarChoice("schoolHead")), in: Self.elista)
            let question = try note()
            #expect(question.contains("Сейчас приглашены: 4 человека"), "\(question)")
            try await story.presses(.seminarChoice("done"), in: Self.elista)
            try await story.presses(.seminarChoice("days1"), in: Self.elista)
            let preview = try note()
            #expect(preview.contains("строка 25") && preview.contains("Приглашены: 4 человека"), "\(preview)")
            // Clashes are told before anything is saved.
            #expect(preview.contains("⚠️") && preview.contains("Общий; приглашены те же: 4 человека"), "\(preview)")
            let changes = try await story.journal.read { try $0.changes(in: .proposed) }
            guard case .setUpSeminar(let seminar)? = changes.last?.change else {
                Issue.record("\(changes)")
                return
            }
            #expect(
                story.world.roster.invited(to: seminar.invited).allSatisfy { person in
                    story.world.roster.schools(headedBy: person.id).allSatisfy { $0.municipality == "elista" }
                }
            )
            #expect(seminar.host == "p-elista" && seminar.activity == 25)
        }
    }

    @Test func `the history tells of a seminar to those of its municipality and of the region`() async throws {
        try await told { story in
            try await story.journal.write { ledger in
                for seminar in [Self.common, Self.own, Self.others] {
                    let change = ConfigurationChange.setUpSeminar(seminar)
                    let places = change.places(in: story.world.roster, seminars: story.world.seminarPlanner)
                    let id = try ledger.propose(
                        change,
                        by: try #require(seminar.host),
                        in: Self.region,
                        places: places,
                        at: story.time.now
                    )
                    try ledger.applied(change, id: id, at: story.time.now)
                }
            }
            for (chat, titles) in [
                (Self.region, ["Общий", "Свой", "Чужой"]), (Self.elista, ["Общий", "Свой"]),
                (Self.lagan, ["Общий", "Чужой"]),
            ] {
                let told = try #require(try await story.says("/history", in: chat).last?.text)
                #expect(["Общий", "Свой", "Чужой"].filter(told.contains) == titles, "\(told)")
            }
        }
    }

    @Test func `whoever coordinates nobody sets nothing up`() async throws {
        try await SeminarStage.tell { story in
            for chat in [ChatID.anna, .vera, .egor] {
                try await story.says("/seminar", in: chat)
                #expect(try story.file.value("SELECT count(*) FROM seminarTalk") == "0")
                let forged = SeminarDraftPress(.row, "1").text
                #expect(
                    try await story.presses(data: forged, on: MessageID(rawValue: 1), in: chat)
                        == story.label(.outdated)
                )
            }
        }
    }
}
