internal import Calendars
internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

extension World {
    /// A time of a seminar that lies ahead and was not made known yet, under a button's token.
    func plannedSeminar(_ token: String, at now: Date) -> SeminarEvent? {
        seminarPlanner.occurrences.first { occurrence in
            occurrence.cancelled == nil && seminarPlanner.begin(of: occurrence) > now && occurrence.id.token == token
        }.map { SeminarEvent($0, codeWord: "", at: now) }
    }

    /// True for what any of these municipalities is invited to, or the whole region. Of what is another's alone they hear
    /// nothing, though a curator of theirs may be invited to it for his schools there.
    func isHeld(_ seminar: Seminar, for places: some Collection<MunicipalityID>) -> Bool {
        seminar.invited.places(in: roster).map { $0.contains(where: places.contains) } ?? true
    }

    /// True for whoever is invited and for those who stand in for him.
    func mayAnswer(_ person: PersonID, for invited: PersonID, on day: CivilDate) -> Bool {
        person == invited || roster.isDeputy(person, of: invited, on: day)
    }

    /// Who comes instead, by whichever name is known of him; empty where nobody does.
    func deputyName(in answer: SeminarAnswer?) -> String {
        switch answer {
        case .deputy(.person(let id)): name(of: id)
        case .deputy(.named(let name)): typed(name)
        case .yes, .no, nil: ""
        }
    }

    /// The event as a file that calendars open.
    func calendarFile(of event: SeminarEvent) throws -> Attachment {
        let details = event.details
        let start = seminarPlanner.instant(details.start)
        let code = details.accessCode.map { ["\(phrasebook.label(.accessCode)): \($0)"] } ?? []
        let entry = CalendarEvent(
            // Once given it never changes, so neither seminar nor roadmap may be called otherwise later.
            uid: "\(event.id.seminar).\(event.id.time)@\(roadmap.id).vekha",
            sequence: event.sequence,
            stamp: details.publishedAt,
            start: start,
            end: start.addingTimeInterval(Double(details.minutes) * 60),
            title: details.title,
            details: (code + [details.link] + [details.agenda].compactMap { $0.map(typed) }).joined(separator: "\n"),
            link: details.link,
            isCancelled: details.cancelled != nil
        )
        return Attachment(
            fileName: "seminar-\(details.start.date).ics",
            mediaType: CalendarFile.mediaType,
            bytes: try CalendarFile.bytes(of: entry)
        )
    }
}
