import Core
import TestSupport

/// Regions in which people hold several offices at once and stand in for each other.
enum RandomRegion {
    static func make(using random: inout SeededGenerator) -> Region {
        Region { region in
            let staff = (0..<8).map { PersonID(stringLiteral: "p-\($0)") }
            func anybody() -> PersonID? { staff.randomElement(using: &random) }
            let bodies: [BodyID] = ["ministry", "institute"]
            region.municipalities = ["north", "south"].map { id in
                Municipality(id: id, name: "", coordinator: Bool.random(using: &random) ? anybody() : nil)
            }
            region.schools = (1...5).map { number in
                let municipality = region.municipalities.randomElement(using: &random)?.id ?? "north"
                return School(
                    id: SchoolID(stringLiteral: "s-\(number)"),
                    code: "",
                    name: "",
                    shortName: "",
                    municipality: municipality,
                    head: anybody() ?? "p-0",
                    curator: Int.random(in: 0...3, using: &random) > 0 ? anybody() : nil
                )
            }
            let curators = Set(region.schools.compactMap(\.curator))
            region.people = staff.map { id in
                var roles: Set<Role> = curators.contains(id) ? [.curator] : []
                if Bool.random(using: &random) { roles.insert(.observer) }
                if Int.random(in: 0...3, using: &random) == 0 { roles.insert(.regionalCoordinator) }
                return .with(id, roles, of: Bool.random(using: &random) ? bodies.randomElement(using: &random) : nil)
            }
            // Nobody who is ever away stands in for another: a deputy's own deputy is not asked.
            region.deputies = (0..<4).map { _ in
                let from = date("2021-12-01").adding(days: .random(in: 0...300, using: &random))
                return Deputy(
                    person: staff[..<4].randomElement(using: &random) ?? "p-0",
                    deputy: staff[4...].randomElement(using: &random) ?? "p-4",
                    from: from,
                    to: from.adding(days: .random(in: 0...90, using: &random))
                )
            }
        }
    }
}
