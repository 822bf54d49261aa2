import ArgumentParser
import Chat
import Core
import Foundation
import Persistence
import Service
import TelegramChat

struct Invites: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A sheet of invitations for everybody of a body, a municipality or a school.",
        discussion: """
            Without ID: for the whole roster. Who is connected already is left out. Each code works once and expires \
            after 30 days; the journal keeps only its hash, so a sheet cannot be printed again, only made anew.
            """
    )

    @Argument(help: "The id of a body, a municipality or a school in roster.json, or a school's code.")
    var id: String?

    @Flag(help: "A table for a mail merge instead of pages to be printed.")
    var csv = false

    @Option(help: "A folder for the QR codes as pictures, one <person>.svg each.")
    var pictures: String?

    @Flag(help: "Take back whatever invitations of these people nobody has used, and make none.")
    var revoke = false

    @OptionGroup var options: ConfigOptions

    func run() async throws {
        try await reporting {
            let files = try options.load(overlay: ProcessSettings().overlayFolder)
            let loaded = files.configuration
            let people = try Self.people(of: id, in: loaded.roster)
            let settings = ProcessSettings()
            let journal = try Journal(path: settings.journalPath())
            let now = Date()
            if revoke {
                let count = try await journal.write { ledger in
                    try people.reduce(0) { try $0 + ledger.revokeInvitations(of: $1.person.id, at: now) }
                }
                return print("\(count)")
            }
            let links = try await journal.read { ledger in try ledger.reachableChats() }
            let absent = people.filter { links[$0.person.id] == nil }
            let handle = try await handle(settings)
            var generator = SystemRandomNumberGenerator()
            let until = now.addingTimeInterval(InvitationCode.lifetime)
            let sheet = InvitationSheet(
                lines: absent.map { person, place in
                    let code = InvitationCode(using: &generator)
                    return InvitationSheet.Line(
                        person: person,
                        place: place,
                        code: code,
                        link: handle.map { InvitationCode.link(to: $0, code.text) },
                        until: loaded.settings.time.date(of: until)
                    )
                },
                phrasebook: files.phrasebook
            )
            try await journal.write { ledger in
                for line in sheet.lines {
                    try ledger.invite(line.person.id, codeHash: line.code.hash, at: now, expires: until)
                }
            }
            let folder = pictures.map { URL(filePath: $0, directoryHint: .isDirectory) }
            if let folder { try draw(sheet, into: folder) }
            StandardOutput.print(csv ? sheet.csv(pictures: folder) : try sheet.text())
            if people.count > absent.count {
                StandardError.print(["\(people.count - absent.count) of \(people.count) are connected already."])
            }
        }
    }

    private func draw(_ sheet: InvitationSheet, into folder: URL) throws {
        do {
            try sheet.draw(into: folder)
        } catch {
            throw Refusal.environment("\(folder.path): cannot be written (--pictures)")
        }
    }

    /// The bot's name; nil where it is not known, and then the codes have to be typed.
    private func handle(_ settings: ProcessSettings) async throws -> String? {
        guard let token = settings.token else {
            StandardError.print(["VEKHA_TELEGRAM_TOKEN is not set, so the bot's name for links is not known."])
            return nil
        }
        let messenger = try Vekha.messenger(settings, token: token)
        do throws(DeliveryFailure) {
            return try await messenger.identity().handle
        } catch {
            StandardError.print(["The messenger did not tell the bot's name for links: \(error)"])
            return nil
        }
    }

    private static func people(of id: String?, in roster: Roster) throws -> [(person: Person, place: String)] {
        var places: [PersonID: String] = [:]
        for person in roster.people { places[person.id] = person.body.flatMap(roster.body)?.shortName }
        for municipality in roster.municipalities {
            if let person = municipality.coordinator { places[person] = municipality.name }
        }
        for person in roster.people {
            let curated = roster.schools(curatedBy: person.id)
            if !curated.isEmpty { places[person.id] = curated.map(\.code).joined(separator: ", ") }
        }
        for school in roster.schools { places[school.head] = school.shortName }
        func listed(_ ids: [PersonID]) -> [(person: Person, place: String)] {
            let wanted = Set(ids)
            return roster.people.filter { wanted.contains($0.id) }.map { ($0, places[$0.id] ?? "") }
        }
        guard let id else { return listed(roster.people.map(\.id)) }
        if let body = BodyID(id).flatMap(roster.body) { return listed(roster.people(of: body.id).map(\.id)) }
        if let place = MunicipalityID(id).flatMap(roster.municipality) {
            let schools = roster.schools(in: place.id)
            let heads = schools.map(\.head) + schools.compactMap(\.curator)
            return listed(heads + [place.coordinator].compactMap(\.self))
        }
        if let school = roster.school(named: id) {
            return listed([school.head] + [school.curator].compactMap(\.self))
        }
        throw Refusal.input([
            "roster.json: found no \"\(id)\", expected the id of a body, a municipality or a school, or a school's code"
        ])
    }
}
