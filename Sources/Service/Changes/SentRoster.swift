internal import Core
internal import Foundation
internal import SwiftCSV
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
        guard let current = world.files["roster.json"], let rows = rows(of: text) else {
            return .refused(try RefusalWords.reason("unreadable", in: world))
        }
        do throws(Problems) {
            return .roster(try RosterTable(rows).applied(to: current))
        } catch {
            return .refused(try RefusalWords.faults("table", error.all, in: world))
        }
    }

    /// The header and the rows below it, by whichever of the usual signs the cells are parted.
    private static func rows(of text: String) -> [[String]]? {
        let header = text.prefix { !$0.isNewline }
        let delimiter: CSVDelimiter =
            [(";", CSVDelimiter.semicolon), ("\t", .tab)].first { header.contains($0.0) }?.1 ?? .comma
        guard let table = try? CSV<Enumerated>(string: text, delimiter: delimiter, loadColumns: false) else {
            return nil
        }
        return [table.header] + table.rows
    }
}
