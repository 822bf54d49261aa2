import Core
import Persistence
import TestSupport
import Testing

@testable import Service

/// Files are coordinators' alone.
@Suite(.timeLimit(.minutes(5))) struct FileRightsTests {
    @Test func `heads, curators and strangers get no file at all`() async throws {
        let stage = try FileStage(municipalities: 4, schools: 7)
        let roster = stage.world.roster
        let places = [PlaceToken(nil)] + roster.municipalities.map { PlaceToken($0.id) }
        let views: [AskView] =
            [.rows(nil, page: 0), .places(page: 0), .months(page: 0), .overdue(page: 0)]
            + places.flatMap { [.rows($0, page: 0), .late($0, page: 0)] }
        let files = views.flatMap { view in AskFile.Form.allCases.compactMap { AskFile($0, of: view) } }
        #expect(files.count > 30)
        let curator = try #require(roster.schools[0].curator)
        for person in [roster.schools[0].head, curator, "p-method"] {
            let drafts = try await stage.file.journal.read { ledger in
                let desk = try stage.desk(person, in: ledger)
                return try files.map { try desk.draft(of: $0) == nil }
            }
            #expect(!drafts.contains(false), "\(person)")
        }
    }
}
