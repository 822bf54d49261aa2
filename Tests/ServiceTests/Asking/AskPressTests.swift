import Core
import TestSupport
import Testing

@testable import Service

/// What a button says of a screen, and the way back.
@Suite struct AskPressTests {
    private static let march = Month(of: .on("2022-03-01"))
    private static let place = PlaceToken(MunicipalityID.named(String(repeating: "m", count: 40)))
    private static let school = SchoolToken(.named(String(repeating: "s", count: 40)))
    private static let views: [AskView] = [
        .rows(nil, page: 0), .rows(place, page: 12), .places(page: 3), .months(page: 1), .overdue(page: 7),
        .late(place, page: 2), .late(PlaceToken(nil), page: 0), .silent(march, page: 5),
        .missing(march, place, page: 9),
        .activity(34, page: 2), .doing(34, place, page: 11), .school(school), .schools(nil, page: 4),
        .schools(place, page: 14), .plan(march, page: 0), .who(1_000, page: 250), .week(page: 1),
    ]

    @Test(arguments: views)
    func `every screen is read back from its button`(view: AskView) {
        #expect(AskPress(AskPress(view).text) == AskPress(view))
        let turned = view.turned(to: 8)
        #expect(view == .school(Self.school) || turned.page == 8)
        #expect(turned.command == view.command)
    }

    @Test func `the way back is kept as far as 64 bytes reach, nearest screens first`() throws {
        var random = SeededGenerator()
        for _ in 1...500 {
            let trail = (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in
                Self.views.randomElement(using: &random)
            }
            let view = try #require(Self.views.randomElement(using: &random))
            let press = AskPress(view, back: trail)
            #expect(press.text.utf8.count <= 64)
            let read = try #require(AskPress(press.text), "\(press.text), seed \(random.seed)")
            #expect(read.view == view && read.trail == Array(trail.prefix(read.trail.count)))
            #expect(read.trail.count >= min(1, trail.count), "one step back always has room")
        }
    }

    @Test(arguments: [
        "as:", "as:z1", "as:r", "as:r.", "as:r.-1", "as:r.x", "as:s2022.0", "as:s202213.0", "as:a.0", "as:ax.0",
        "as:cA", "as:c", "as:d7.0", "as:r.0/", "as:r.0//p0", "as:r.00", "as:p0 ", "as:l.0", "ms:2022-03:x", "as:a+7.0",
    ])
    func `anything else is no button of ours`(text: String) {
        #expect(AskPress(text) == nil)
    }

    @Test func `three thousand schools and a hundred municipalities have tokens of their own`() {
        let region = Region.generated(schools: 3_000)
        #expect(Set(region.schools.map { SchoolToken($0.id) }).count == 3_000)
        #expect(Set(region.municipalities.map { PlaceToken($0.id) }).count == region.municipalities.count)
    }
}
