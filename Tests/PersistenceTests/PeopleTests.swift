import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing

@Suite struct PeopleTests {
    private let file: TemporaryJournal
    private let now = Date.at("2022-03-01 09:00")

    init() throws {
        file = try TemporaryJournal()
    }

    @Test func `a person is written to in the chat linked last that can be reached`() async throws {
        let (old, new) = (ChatID(rawValue: 10), ChatID(rawValue: 11))
        try await file.journal.write { [now] ledger in
            try ledger.link(new, to: .anna, at: now.addingTimeInterval(60))
            try ledger.link(old, to: .anna, at: now)
        }
        #expect(try await reachable() == [.anna: new])
        _ = try await file.journal.write { try $0.setUnreachable(.blocked, chat: new) }
        #expect(try await reachable() == [.anna: old])
        _ = try await file.journal.write { try $0.setUnreachable(.deactivated, chat: old) }
        #expect(try await reachable() == [:])
        let links = try await file.journal.read { try $0.links(of: .anna) }
        #expect(links.map(\.chat) == [new, old])
        #expect(links.map(\.unreachable) == [.blocked, .deactivated])
        _ = try await file.journal.write { try $0.setUnreachable(nil, chat: old) }
        #expect(try await reachable() == [.anna: old])
    }

    @Test func `a chat speaks for one person, the last it was linked to`() async throws {
        try await file.journal.write { [now] ledger in
            try ledger.link(.anna, to: .anna, at: now)
            try ledger.setUnreachable(.blocked, chat: .anna)
            try ledger.link(.anna, to: .boris, at: now)
        }
        #expect(try await file.journal.read { try $0.person(of: .anna) } == .boris)
        #expect(try await reachable() == [.boris: .anna])
        try await file.journal.write { try $0.unlink(.anna) }
        #expect(try await file.journal.read { try $0.person(of: .anna) } == nil)
    }

    @Test func `a moved chat takes its link and what waits for it along, not what was sent`() async throws {
        let moved = ChatID(rawValue: -1_001)
        try await file.journal.write { [now] ledger in
            try ledger.link(.group, to: .anna, at: now)
            for key in ["sent", "sending", "queued"] {
                try ledger.enqueue(.reminder, key: key, to: .group, lane: .notice, at: now)
            }
            let first = try ledger.takeWaiting(1, at: now)
            try ledger.record(.sent(MessageID(rawValue: 1)), of: first[0], at: now)
            _ = try ledger.takeWaiting(1, at: now)
            try ledger.move(.group, to: moved)
        }
        #expect(
            try file.rows("SELECT key, chat FROM outbox") == [
                ["sent", "-500"], ["sending", "-1001"], ["queued", "-1001"],
            ]
        )
        #expect(try await file.journal.read { try $0.person(of: moved) } == .anna)
        #expect(try await file.journal.read { try $0.person(of: .group) } == nil)
    }

    @Test func `a move to a chat already linked leaves one link`() async throws {
        let moved = ChatID(rawValue: -1_001)
        try await file.journal.write { [now] ledger in
            try ledger.link(.group, to: .anna, at: now)
            try ledger.link(moved, to: .boris, at: now)
            try ledger.move(.group, to: moved)
        }
        #expect(try file.rows("SELECT chat, person FROM chatLink") == [["-1001", "anna"]])
    }
}

extension PeopleTests {
    @Test func `an invitation links the chat that presents it, once`() async throws {
        try await invite("hash", .anna)
        #expect(try await redeem("hash", by: .anna) == .linked(.anna))
        #expect(try await file.journal.read { try $0.person(of: .anna) } == .anna)
        #expect(try await redeem("hash", by: .boris) == .used(nil))
        #expect(try await file.journal.read { try $0.person(of: .boris) } == nil)
    }

    @Test func `the same chat presenting it again is recognised while it is linked to the person`() async throws {
        try await invite("hash", .anna)
        _ = try await redeem("hash", by: .anna)
        #expect(try await redeem("hash", by: .anna) == .used(.anna))
        try await invite("other", .boris)
        #expect(try await redeem("other", by: .anna) == .taken(.anna), "a chat is one person")
        try await file.journal.write { try $0.unlink(.anna) }
        #expect(try await redeem("hash", by: .anna) == .used(nil))
        #expect(try await redeem("other", by: .anna) == .linked(.boris), "it stayed good")
    }

    @Test func `an invitation taken back opens nothing, and one that was used stays used`() async throws {
        try await invite("used", .anna)
        _ = try await redeem("used", by: .anna)
        try await invite("first", .anna)
        try await invite("second", .anna)
        try await invite("another's", .boris)
        let count = try await file.journal.write { [now] in try $0.revokeInvitations(of: .anna, at: now) }
        #expect(count == 2)
        #expect(try await redeem("first", by: .stranger) == .expired)
        #expect(try await redeem("used", by: .anna) == .used(.anna))
        #expect(try await redeem("another's", by: .boris) == .linked(.boris))
    }

    @Test func `an unknown code is unknown`() async throws {
        try await invite("hash", .anna)
        #expect(try await redeem("HASH", by: .anna) == .unknown)
        #expect(try await redeem("", by: .anna) == .unknown)
    }

    @Test func `an invitation holds until the moment it expires`() async throws {
        try await invite("hash", .anna)
        let expiry = now.addingTimeInterval(3_600)
        #expect(try await redeem("hash", by: .anna, at: expiry) == .expired)
        #expect(try await file.journal.read { try $0.person(of: .anna) } == nil)
        #expect(try await redeem("hash", by: .anna, at: expiry.addingTimeInterval(-0.001)) == .linked(.anna))
        // Used comes before expired: a second tap years later is still a second tap.
        #expect(try await redeem("hash", by: .anna, at: expiry.addingTimeInterval(9_999)) == .used(.anna))
    }

    private func invite(_ hash: String, _ person: PersonID) async throws {
        try await file.journal.write { [now] in
            try $0.invite(person, codeHash: hash, at: now, expires: now.addingTimeInterval(3_600))
        }
    }

    private func redeem(_ hash: String, by chat: ChatID, at moment: Date? = nil) async throws -> Redemption {
        try await file.journal.write { [now] in
            try $0.redeem(codeHash: hash, by: chat, consent: Consent(version: "1", at: moment ?? now))
        }
    }

    private func reachable() async throws -> [PersonID: ChatID] {
        try await file.journal.read { try $0.reachableChats() }
    }
}
