import ArgumentParser
import Core
import Foundation
import Persistence
import Service

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

    @Option(name: .customLong("at"), help: "As things stood at the end of this day, YYYY-MM-DD.", transform: day)
    var lastDay: CivilDate?

    @Option(help: "Where to write the workbook.")
    var xlsx: String?

    @Option(help: "Where to write the page.")
    var html: String?

    @OptionGroup var options: ConfigOptions

    func run() async throws {
        try await reporting {
            let loaded = try options.load(overlay: ProcessSettings().overlayFolder)
            let path = ProcessSettings().journalFile.path
            guard FileManager.default.fileExists(atPath: path) else {
                throw Refusal.environment("\(path): found no journal, expected the one of a bot that ran (VEKHA_DATA)")
            }
            let scope = try municipality.map { try known($0, in: loaded.configuration.roster) }
            let (world, month) = (loaded.world, month)
            let moment = lastDay.map { world.settings.time.instant($0.adding(days: 1), .midnight) - 0.001 }
            let journal = try Journal(path: path)
            let summary = try await journal.read { ledger in
                try world.summary(of: month, in: scope, from: ledger, asOf: moment)
            }
            print(try summary.text().replacing(/<[^>]*>/, with: ""))
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

    private static func day(_ text: String) throws -> CivilDate {
        guard let day = CivilDate(iso: text) else {
            throw ValidationError("found \"\(text)\", expected a day as YYYY-MM-DD")
        }
        return day
    }

    private static func month(_ text: String) throws -> Month {
        guard let month = Month(iso: text) else {
            throw ValidationError("found \"\(text)\", expected a month as YYYY-MM")
        }
        return month
    }
}
