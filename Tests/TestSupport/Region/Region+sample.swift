import Core

extension Region {
    static let sampleActivities: [Activity] = [
        .row(1, .deadline, .days("2022-01-01", "2022-02-28"), by: ["schools"], levels: [.institutional]),
        .row(2, .deadline, .days("2022-03-01", "2022-03-31"), by: ["ministry", "fioko", "municipalities"]),
        .row(3, .seminar, .days("2022-04-01", "2022-04-30"), by: ["ministry", "institute"], for: ["schools"]),
        .row(
            4,
            .seminar,
            .days("2022-05-01", "2022-05-31"),
            by: ["institute", "municipalities"],
            for: ["schools"],
            levels: [.municipal]
        ),
        .row(5, .videoconference, .every(.monthly), by: ["institute", "municipalities"], for: ["schools"]),
        .row(6, .monthlyReport, .every(.monthly), by: ["institute", "municipalities"], for: ["schools"]),
        .row(7, .continuing, .days("2022-01-01", "2022-12-31"), by: ["curators"]),
        .row(8, .continuing, .every(.continuous), by: ["ministry"]),
    ]

    static let sampleBodies: [Body] = [
        .named("ministry", .organisation),
        .named("institute", .organisation),
        .named("fioko", .external),
        .named("municipalities", .everyMunicipality),
        .named("schools", .everySchool),
        .named("curators", .everyCurator),
    ]

    static let sampleMunicipalities = [
        Municipality(id: "north", name: "Северный район", coordinator: "coordinator-north"),
        Municipality(id: "south", name: "Южный район", coordinator: "coordinator-south"),
    ]

    /// The last has no curator yet.
    static let sampleSchools: [School] = [
        .numbered(1, in: "north", curator: "curator-1"),
        .numbered(2, in: "north", curator: "curator-1"),
        .numbered(3, in: "south", curator: "curator-2"),
        .numbered(4, in: "south", curator: nil),
    ]

    static let samplePeople: [Person] = [
        .with("region", [.regionalCoordinator], of: "institute"),
        .with("method", [], of: "institute"),
        .with("official", [], of: "ministry"),
        .with("observer", [.observer], of: "ministry"),
        .with("coordinator-north", [.municipalCoordinator]),
        .with("coordinator-south", [.municipalCoordinator]),
        .with("curator-1", [.curator]),
        .with("curator-2", [.curator]),
        .with("head-1", [.schoolHead]),
        .with("head-2", [.schoolHead]),
        .with("head-3", [.schoolHead]),
        .with("head-4", [.schoolHead]),
    ]
}
