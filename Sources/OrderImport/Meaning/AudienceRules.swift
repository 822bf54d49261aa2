import Core

/// Whom an activity concerns besides those responsible, told from its words.
///
/// The first of these that names anybody decides: the title's «для …», the title, the result. The levels add their
/// own: «муниципальный» the municipalities, «институциональный» the schools.
enum AudienceRules {
    /// The words that stand for each group of the roster.
    private static let groups: [(reach: Body.Reach, words: [WordPattern])] = [
        (
            .everyMunicipality,
            [
                "МОУО", "муниципалитет*", "муниципальн* орган*", "муниципальн* оператор*", "муниципальн* координатор*",
            ]
        ),
        (
            .everySchool,
            [
                "школ*", "ПНОР", "ПННОР", "ШНОР*", "ШНСУ", "ОО", "общеобразовательн* организаци*",
                "образовательн* организаци*", "директор*", "обучающ*",
            ]
        ),
        (.everyCurator, ["куратор*"]),
    ]

    private static let levels: [Level: Body.Reach] = [.municipal: .everyMunicipality, .institutional: .everySchool]

    /// How many words after «для» may tell whom it is for: «для руководителей и педагогов образовательных организаций».
    private static let addressee = 6

    /// The groups concerned, in the order of the bodies given.
    static func audience(
        title: String,
        result: String,
        levels levelSet: Set<Level>,
        responsible: [BodyID],
        bodies: [Body]
    ) -> [BodyID] {
        let sources = [addressees(of: title), reaches(in: Words(title)), reaches(in: Words(result))]
        let named = sources.first { !$0.isEmpty } ?? []
        let concerned = named.union(levelSet.compactMap { levels[$0] })
        return bodies.filter { concerned.contains($0.reach) && !responsible.contains($0.id) }.map(\.id)
    }

    /// The group named first after «для»: «семинар для кураторов школ» is for the curators, not for the schools.
    private static func addressees(of title: String) -> Set<Body.Reach> {
        let words = Words(title)
        guard let start = words.position(of: "для") else { return [] }
        let after = Words(words.written[start...].dropFirst().prefix(addressee).joined(separator: " "))
        let found = groups.compactMap { group in
            group.words.compactMap(after.position).min().map { (reach: group.reach, position: $0) }
        }
        return found.min { $0.position < $1.position }.map { [$0.reach] } ?? []
    }

    private static func reaches(in words: Words) -> Set<Body.Reach> {
        Set(groups.filter { words.contain(any: $0.words) }.map(\.reach))
    }
}
