import Core
import TestSupport
import Testing

@testable import Service

/// Tables of people, as spreadsheets save them.
@Suite struct SentRosterTests {
    private func refusal(_ table: String) throws -> String? {
        guard case .refused(let text) = SentRoster(Array(table.utf8), name: "a.csv", world: try KeeperStage().world)
        else { return nil }
        return text.replacing("\u{a0}", with: " ")
    }

    @Test func `a fault is told by the line on which its row begins`() throws {
        let table = "код;ФИО;должность\r\n\r\np-a;А А А;\"директор\r\nшколы\"\r\n\r\np-a;Б Б Б;директор\r\n"
        let text = try #require(try refusal(table))
        #expect(text.contains("строка 6, «код»") && !text.contains("строка 5"), "\(text)")
    }

    @Test func `a table of nobody is told as that, not as everybody missing`() throws {
        for table in ["код;ФИО;должность", "код;ФИО;должность\n\n;;\n"] {
            #expect(try refusal(table) == "В таблице нет людей. Ничего не изменено.")
        }
    }

    @Test func `quotation marks amid a cell are letters, one that is not closed is told`() throws {
        #expect(try refusal("код,ФИО,должность\np-a,А А А,МБОУ \"Школа\"\n") == nil)
        #expect(try refusal("код,ФИО,должность\np-a,А А А,\"директор\n")?.contains("строка 2") == true)
    }
}
