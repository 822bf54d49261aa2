/// People who stand in for one another so that on some day nobody is left to answer.
struct DeputyCircle: Hashable {
    /// The first day of the circle; nil where it has been closed since ever.
    let day: CivilDate?
    /// From the person back to the person.
    let members: [PersonID]

    /// The circle that one more deputy closes among those given before it; nil where there is none.
    static func closed(by last: Deputy, after earlier: some Sequence<Deputy>) -> DeputyCircle? {
        let byPerson = Dictionary(grouping: earlier, by: \.person)
        // A circle lasts while all its members' terms overlap, so if it ever exists, it exists on a day one begins.
        var starts: Set<CivilDate> = [last.from ?? .distantPast]
        var reached: Set<PersonID> = [last.deputy]
        var queue = [last.deputy]
        while let person = queue.popLast() {
            for next in byPerson[person] ?? [] {
                starts.insert(next.from ?? .distantPast)
                if reached.insert(next.deputy).inserted { queue.append(next.deputy) }
            }
        }
        guard reached.contains(last.person) else { return nil }
        for day in starts.sorted() where last.isActive(on: day) {
            if let members = path(from: last.deputy, to: last.person, on: day, byPerson) {
                return DeputyCircle(day: day == .distantPast ? nil : day, members: [last.person] + members)
            }
        }
        return nil
    }

    private static func path(
        from start: PersonID,
        to goal: PersonID,
        on day: CivilDate,
        _ byPerson: [PersonID: [Deputy]]
    ) -> [PersonID]? {
        var seen: Set<PersonID> = [start]
        var paths = [[start]]
        while let path = paths.popLast() {
            guard let end = path.last, end != goal else { return path }
            for next in byPerson[end] ?? [] where next.isActive(on: day) && seen.insert(next.deputy).inserted {
                paths.append(path + [next.deputy])
            }
        }
        return nil
    }
}

extension DeputyCircle: CustomStringConvertible {
    /// `p-1 → p-2 → p-1 on 2022-07-01`.
    var description: String {
        members.map(\.rawValue).joined(separator: " → ") + (day.map { " on \($0)" } ?? "")
    }
}

extension CivilDate {
    /// Before every day that a document can name.
    fileprivate static let distantPast = CivilDate(ordinal: .min)
}
