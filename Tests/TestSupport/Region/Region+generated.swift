import Core

extension Region {
    /// The sample's rows in a region of so many schools: forty to a municipality, three to a curator.
    package static func generated(schools count: Int) -> Region {
        Region { region in
            region.municipalities = (0...(count - 1) / 40).map { index in
                Municipality(id: id("m-\(index)"), name: "Район \(index)", coordinator: id("coordinator-\(index)"))
            }
            region.schools = (0..<count).map { index in
                .numbered(index, in: id("m-\(index / 40)"), curator: id("curator-\(index / 3)"))
            }
            region.people =
                [.with("region", [.regionalCoordinator], of: "institute"), .with("official", [], of: "ministry")]
                + region.municipalities.compactMap { $0.coordinator.map { .with($0, [.municipalCoordinator]) } }
                + region.schools.map { .with($0.head, [.schoolHead]) }
                + Set(region.schools.compactMap(\.curator)).sorted().map { .with($0, [.curator]) }
        }
    }

    private static func id<Tag>(_ text: String) -> Identifier<Tag> {
        Identifier(stringLiteral: text)
    }
}
