import ArgumentParser
import Core
import Foundation
import Persistence
import Service
import Wording

struct MonthReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Sum the reports of a month up: school by row, as an Excel workbook and as a page to print.",
        discussion: "Reads the journal in VEKHA_DATA, beside a running bot or without one, and changes nothing."
    )

    @Option(help: "The month, YYYY-MM.", transform: month)
    var month: Month

    @Option(help: "Only the schools of this municipality: an id of the roster.")
    var municipality: String?

    @Option(help: "One school's report instead, as it was last sent: an id of the roster.")
    var school: String?

    @Option(
        help: "As things stood at the end of this day, YYYY-MM-DD, or at this minute, YYYY-MM-DDThh:mm.",
        transform: time
    )
    var at: TimeAsked?

    @Flag(
        help: "With --school: everything done to the report, by whom, when and in which chat, one JSON object a line."
    )
    var json = false

    @Option(help: "Where to write the workbook.")
    var xlsx: String?

    @Option(help: "Where to write the page.")
    var html: String?

    @OptionGroup var options: ConfigOptions

    func validate() throws {
        if json, school == nil { throw ValidationError("--json: expected --school beside it") }
        if school != nil, xlsx != nil || html != nil || municipality != nil {
            throw ValidationError("--school: expected without --xlsx, --html and --municipality")
        }
    }

    func run() async throws {
        try await reporting {
            let loaded = try options.load(overlay: ProcessSettings().overlayFolder)
            let path = ProcessSettings().journalFile.path
            guard FileManager.default.fileExists(atPath: path) else {
                throw Refusal.environment("\(path): found no journal, expected the one of a bot that ran (VEKHA_DATA)")
            }
            let journal = try Journal(path: path)
            let (world, month) = (loaded.world, month)
            let moment = at?.moment(in: world.settings.time)
            if let school {
                return try await tellReport(of: school, in: journal, loaded, asOf: moment)
            }
            let scope = try municipality.map { try known($0, in: loaded.configuration.roster) }
            let summary = try await journal.read { ledger in
                try world.summary(of: month, in: scope, from: ledger, asOf: moment)
            }
            print(TextLimit.plain(try summary.text()))
            if let xlsx { try write(try summary.workbook(), to: xlsx) }
            if let html { try write(Array(try summary.page().utf8), to: html) }
        }
    }

    private func known(_ text: String, in roster: Roster) throws -> MunicipalityID {
        guard let id = MunicipalityID(text), roster.municipality(id) != nil else {
            throw Refusal.input(["--municipality: found \"\(text)\", expected the id of a municipality of the roster"])
        }
        return id
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Refusal.environment("\(path): cannot be written")
        }
    }

    private static func month(_ text: String) throws -> Month {
        guard let month = Month(iso: text) else {
            throw ValidationError("found \"\(text)\", expected a month as YYYY-MM")
        }
        return month
    }

    private static func time(_ text: String) throws -> TimeAsked {
        guard let time = TimeAsked(text) else {
            throw ValidationError("found \"\(text)\", expected a day as YYYY-MM-DD or a minute as YYYY-MM-DDThh:mm")
        }
        return time
    }
}

/// A moment as it is asked for, in the region's time: a day stands for its end, a minute for its own.
struct TimeAsked {
    private let day: CivilDate
    private let time: ClockTime?

    init?(_ text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let day = CivilDate(iso: parts[0]) else { return nil }
        self.day = day
        guard parts.count == 2 else {
            time = nil
            return
        }
        guard let time = ClockTime(parts[1]) else { return nil }
        self.time = time
    }

    func moment(in zone: RegionTime) -> Date {
        let end = time.map { zone.instant(day, $0) + 60 } ?? zone.instant(day.adding(days: 1), .midnight)
        return end - 0.001
    }
}
