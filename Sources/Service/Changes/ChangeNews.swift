internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Whom a change concerns, and what each of them is told; one message a person.
struct ChangeNews {
    let change: ConfigurationChange
    let before: World
    let after: World
    /// True where `after` is the world as it had been before the change.
    let isUndo: Bool

    /// The texts by reader, of those who are asked about.
    ///
    /// Whoever made the change knows of it. Of other dates of somebody who cannot be reached his deputy hears, as he gets
    /// the reminders.
    func texts(
        for readers: some Collection<PersonID>,
        except author: PersonID,
        standings: Standings,
        at now: Date
    ) throws -> [PersonID: String] {
        var texts: [PersonID: String] = [:]
        switch change {
        case .dayOff, .amend, .cancel, .restore:
            // Most days off are no deadline's: then nobody need be gone through.
            guard after.planner.hasOtherDates(than: before.planner) else { return [:] }
            let today = after.time.date(of: now)
            let absent = absentees(among: Set(readers))
            for reader in readers where reader != author {
                var differences: [DateDifference] = []
                for person in [reader] + absent[reader, default: []] {
                    let more = after.planner.dateDifferences(
                        for: person,
                        since: before.planner,
                        on: today,
                        isSettled: { standings[$0]?.isSettled ?? false }
                    )
                    differences += more.filter { !differences.contains($0) }
                }
                if !differences.isEmpty { texts[reader] = try dates(differences) }
            }
        case .setUpSeminar, .moveSeminar, .callOffSeminar:
            return [:]
        case .replaceCurator, .deputise, .endDeputies, .schoolJoins, .schoolLeaves, .roster:
            let news = RosterWords(from: before, to: after).news
            for reader in readers where reader != author {
                guard let values = news[reader] else { continue }
                texts[reader] = MessageLimit.text.shorten(try after.phrasebook.text(.rosterChanged, values)).text
            }
        }
        return texts
    }

    /// Those whose messages go to a deputy because they cannot be reached themselves, by the deputy.
    private func absentees(among reachable: Set<PersonID>) -> [PersonID: [PersonID]] {
        var absentees: [PersonID: [PersonID]] = [:]
        for person in Set(after.roster.deputies.map(\.person)).subtracting(reachable).sorted() {
            guard let deputy = after.roster.standIns(for: person).first(where: reachable.contains) else { continue }
            absentees[deputy, default: []].append(person)
        }
        return absentees
    }

    private func dates(_ differences: [DateDifference]) throws -> String {
        var values: WordingValues = [
            "isUndone": .flag(isUndo), "items": .list(grouped(differences).map(item)), "dayOff": .list([]),
        ]
        switch change {
        case .dayOff(let day, let name, let source):
            if !isUndo {
                values["dayOff"] = .list([["day": .date(day), "name": free(name)]])
                values["reason"] = free(source)
            }
        case .amend(_, _, _, let reason), .cancel(_, let reason), .restore(_, let reason):
            if !isUndo { values["reason"] = free(reason) }
        default: break
        }
        return MessageLimit.text.shorten(try after.phrasebook.text(.datesChanged, values)).text
    }

    private func free(_ text: String) -> WordingValue { .text(after.typed(text)) }

    /// True where the change brings back a row that had been cancelled.
    private var bringsBack: Bool {
        switch change {
        case .cancel: isUndo
        case .restore: !isUndo
        default: false
        }
    }

    /// The same change of several schools is told in one line, and so is a report that is asked no more, or anew, month
    /// after month.
    private func grouped(_ differences: [DateDifference]) -> [[DateDifference]] {
        struct Shape: Hashable {
            let activity: Int?
            let demand: Obligation.Demand?
            let before: Occurrence?
            let after: Occurrence?
        }
        var order: [Shape] = []
        var groups: [Shape: [DateDifference]] = [:]
        for difference in differences {
            let demand = difference.obligation?.demand
            let isWhole = demand == .report && (difference.before == nil || difference.after == nil)
            let shape = Shape(
                activity: difference.obligation?.activity,
                demand: demand,
                before: isWhole ? nil : difference.before?.occurrence,
                after: isWhole ? nil : difference.after?.occurrence
            )
            if groups[shape] == nil { order.append(shape) }
            groups[shape, default: []].append(difference)
        }
        return order.compactMap { groups[$0] }
    }

    private func item(_ group: [DateDifference]) -> WordingValues {
        let first = group[0]
        let number = first.obligation?.activity ?? 0
        let title = (after.roadmap.activity(number) ?? before.roadmap.activity(number))?.title ?? ""
        var seen: Set<SchoolID> = []
        let subjects = group.compactMap { difference -> String? in
            guard case .school(let id)? = difference.obligation?.subject, seen.insert(id).inserted else { return nil }
            return (after.roster.school(id) ?? before.roster.school(id)).map(after.spoken)
        }
        var values: WordingValues = [
            "number": .number(number),
            "title": .text(MessageLimit.cut(title, to: MessageLimit.briefTitle)),
            "subjects": .texts(Array(subjects.prefix(MessageLimit.names))),
            "hasSubjects": .flag(!subjects.isEmpty),
            "isSetDate": .flag(first.obligation?.demand == .setDate),
            "isReport": .flag(first.obligation?.demand == .report),
            "isMoved": .flag(first.before != nil && first.after != nil),
            "isGone": .flag(first.after == nil),
            "isNew": .flag(first.before == nil && !bringsBack),
            "isBack": .flag(first.before == nil && bringsBack),
        ]
        values["old"] = first.before.map { .date($0.occurrence.anchor) }
        values["new"] = first.after.map { .date($0.occurrence.anchor) }
        return values
    }
}
