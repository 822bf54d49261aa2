import ArgumentParser
import Chat
import Core
import Foundation
import Persistence
import Service
import Wording

extension MonthReport {
    /// One school's report as it stood at a moment: what it said, or all that was done to it.
    func tellReport(
        of text: String,
        in journal: Journal,
        _ loaded: LoadedConfiguration,
        asOf moment: Date?
    ) async throws {
        guard let school = SchoolID(text), loaded.configuration.roster.school(school) != nil else {
            throw Refusal.input(["--school: found \"\(text)\", expected the id of a school of the roster"])
        }
        let (world, month, json) = (loaded.world, month, json)
        let (lines, code) = try await journal.read { ledger -> ([String]?, (text: String, isRight: Bool)?) in
            guard !json else {
                return (try history(of: school, in: month, from: ledger, asOf: moment, world.settings.time), nil)
            }
            let text = try world.reportText(of: school, in: month, from: ledger, asOf: moment)
            let code = try world.reportCode(of: school, in: month, from: ledger, asOf: moment)
            return (text.map { [TextLimit.plain($0)] }, code)
        }
        guard let lines else {
            throw Refusal.input(["--school: found no report of \"\(school)\" for \(month) in the journal"])
        }
        for line in lines { print(line) }
        guard let code else { return }
        print("\n\(code.text)")
        if !code.isRight { throw ExitCode(1) }
    }
}

/// Nil where there is no report.
private func history(
    of school: SchoolID,
    in month: Month,
    from ledger: Ledger,
    asOf moment: Date?,
    _ time: RegionTime
) throws -> [String]? {
    guard let stored = try ledger.report(of: school, in: month) else { return nil }
    let chats = try ledger.chats(ofActsOf: stored.id)
    return try (moment.map(stored.asOf) ?? stored).entries.map { entry in
        let line = ActLine(
            at: time.iso(entry.at),
            person: entry.person?.rawValue,
            chat: chats[entry.id]?.rawValue,
            act: entry.act
        )
        return try JSONLine().text(line)
    }
}

/// Something done to a report, for scripts.
private struct ActLine: Encodable {
    let at: String
    /// Nil where the person's data was erased.
    let person: String?
    let chat: Int64?
    let act: ReportAct
}
