import Core
import TestSupport
import Testing

@testable import Service

/// What a button says of a picture or a table.
@Suite struct AskFileTests {
    private static let march = Month(of: .on("2022-03-01"))
    private static let place = PlaceToken(MunicipalityID.named(String(repeating: "m", count: 40)))
    private static let views: [AskView] = [
        .rows(nil, page: 0), .rows(place, page: 0), .places(page: 0), .months(page: 0), .overdue(page: 0),
        .late(PlaceToken(nil), page: 0), .silent(march, page: 0), .missing(march, place, page: 0),
    ]

    @Test func `every file is read back from its button, which is short enough and no other press`() throws {
        for view in Self.views {
            #expect(!AskFile.forms(of: view).isEmpty)
            for form in AskFile.forms(of: view) {
                let file = try #require(AskFile(form, of: view))
                #expect(AskFile(file.text) == file && file.text.utf8.count <= 64)
                #expect(AskPress(file.text) == nil && SummaryPress(file.text) == nil && NudgePress(file.text) == nil)
            }
        }
        #expect(AskFile(.board, of: .rows(nil, page: 3))?.text == "af:b.r.3")
        #expect(AskFile("af:b.r.3") == AskFile(.board, of: .rows(nil, page: 3)))
    }

    @Test(arguments: [
        "af:", "af:b", "af:b.", "af:z.r.0", "af:b.r", "af:b.r.-1", "af:x.r.1", "af:b.o0", "af:m.r3k9.0", "af:t.w7.0",
        "af:c.cabc", "af:b.r.00", "as:r.0",
    ])
    func `anything else is no file`(text: String) {
        #expect(AskFile(text) == nil)
    }
}
