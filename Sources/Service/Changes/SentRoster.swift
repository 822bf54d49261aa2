internal import Core
internal import OrderImport
internal import Wording

/// A roster that somebody sent as a file: roster.json itself, or a table of its people.
enum SentRoster {
    /// The bytes of roster.json; what they say is still to be checked.
    case roster([UInt8])
    /// Why it is none, ready to be told.
    case refused(String)

    init(_ bytes: [UInt8], name: String?, world: World) {
        do {
            self = try Self.read(bytes, isTable: name?.lowercased().hasSuffix(".csv") ?? false, world: world)
        } catch {
            self = .refused((try? RefusalWords.reason("unreadable", in: world)) ?? "")
        }
    }

    private static func read(_ bytes: [UInt8], isTable: Bool, world: World) throws -> SentRoster {
        guard bytes.count <= ChangeKeeper.largestFile else {
            return .refused(try RefusalWords.reason("tooLarge", in: world))
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let text = String(validating: body, as: UTF8.self) else {
            return .refused(try RefusalWords.reason("encoding", in: world))
        }
        let first = text.first { !$0.isWhitespace }
        // A file that is neither is refused as what it calls itself.
        guard isTable || first == "{" else { return .refused(try RefusalWords.reason("unreadable", in: world)) }
        guard isTable else { return .roster(body) }
        let table: RosterTable
        do throws(BrokenQuotes) {
            table = RosterTable(try rows(of: text))
        } catch {
            let fault = Problem(
                file: "CSV",
                path: "line \(error.line)",
                found: Finding(.quotes, "", error.text),
                expected: Expectation(.quotes, "", "quotation marks in pairs")
            )
            return .refused(try RefusalWords.faults("table", [fault], in: world))
        }
        guard !table.isEmpty else { return .refused(try RefusalWords.reason("noPeople", in: world)) }
        guard let current = world.files["roster.json"] else {
            return .refused(try RefusalWords.reason("unreadable", in: world))
        }
        do throws(Problems) {
            return .roster(try table.applied(to: current))
        } catch {
            return .refused(try RefusalWords.faults("table", error.all, in: world))
        }
    }

    /// The header and the rows below it, by whichever of the usual signs the cells are parted.
    private static func rows(of text: String) throws(BrokenQuotes) -> [RosterTable.Row] {
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let header = lines.drop { $0.isNewline }.prefix { !$0.isNewline }
        let delimiter = [Character(";"), "\t"].first(where: header.contains) ?? ","
        return try DelimitedText.records(lines, delimiter: delimiter, isQuoted: true)
            .map { RosterTable.Row(line: $0.line, cells: $0.cells) }
    }
}
