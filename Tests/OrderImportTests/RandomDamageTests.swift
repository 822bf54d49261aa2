import Core
import OrderImport
import TestSupport
import Testing

/// Damage of every kind, again and again: nothing may crash, hang, or lose a row without a word.
@Suite struct RandomDamageTests {
    @Test(arguments: [1, 2, 3].map { UInt64($0) * 1_692 })
    func `no damage makes a row vanish in silence`(seed: UInt64) throws {
        var damage = Damage(seed: seed)
        let original = try OrderFixture.lines()
        for round in 1...10 {
            var lines = original
            for _ in 0..<damage.number(below: 6) + 1 { damage.lines(&lines) }
            do {
                let order = try OrderFixture.read(lines: lines)
                let told = Set(order.roadmap.activities.map(\.number)).union(order.notes.compactMap(\.row))
                #expect(numbers(in: lines).isSubset(of: told), "seed \(seed), round \(round)")
                #expect(lost(from: lines, in: order).isEmpty, "seed \(seed), round \(round)")
            } catch let failure as ImportFailure {
                #expect(
                    failure.problems.allSatisfy { (1...lines.count).contains($0.line) },
                    "seed \(seed), round \(round)"
                )
            }
        }
    }

    @Test(arguments: [UInt64(16), 92])
    func `no damage to the bytes makes the import crash`(seed: UInt64) throws {
        var damage = Damage(seed: seed)
        let original = try OrderFixture.bytes()
        for _ in 1...6 {
            var bytes = original
            for _ in 0...damage.number(below: 4) { damage.bytes(&bytes) }
            _ = refusal { try OrderFixture.read(bytes) }
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: Junk.allCases)
    func `junk is refused, five megabytes of it as well as less`(junk: Junk) throws {
        let (small, large) = (junk.bytes(1 << 17), junk.bytes(5 << 20))
        #expect(refusal { try OrderFixture.read(small) } != nil)
        #expect(refusal { try OrderFixture.read(large) }?.hasPrefix("line 1: refused: the file is larger") == true)
    }

    /// The numbers of rows that stand in the table, each before a tab at the beginning of a line.
    private func numbers(in lines: [String]) -> Set<Int> {
        Set(
            lines.compactMap { line in
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
                return cells.count > 1 ? Int(cells[0]) : nil
            }
        )
    }

    /// The cells of rows whose words stand in no activity, and in a line that no remark is about.
    private func lost(from lines: [String], in order: ImportedOrder) -> [String] {
        let text = order.roadmap.activities.flatMap(\.columns).joined(separator: "\n")
        let remarked = Set(order.notes.map(\.line))
        return lines.enumerated().filter { $0.element.contains("\t") && !remarked.contains($0.offset + 1) }
            .flatMap { $0.element.split(separator: "\t") }
            .filter { !text.contains($0) && !TableText.header.contains(String($0)) }
            .map(String.init)
    }
}

/// Repeatable accidents.
struct Damage {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func number(below bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

    /// One accident to the lines of the table, which begins on line 30.
    mutating func lines(_ lines: inout [String]) {
        let index = 29 + number(below: lines.count - 29)
        let other = 29 + number(below: lines.count - 29)
        var cells = lines[index].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let cell = cells.isEmpty ? 0 : number(below: cells.count)
        switch number(below: 8) {
        case 0: lines.remove(at: index)
        case 1: lines.swapAt(index, other)
        case 2: lines.insert(lines[index], at: other)
        case 3: lines.insert("", at: index)
        case 4 where !cells.isEmpty:
            cells.remove(at: cell)
            lines[index] = cells.joined(separator: "\t")
        case 5:
            cells.insert("", at: cell)
            lines[index] = cells.joined(separator: "\t")
        case 6 where !cells.isEmpty:
            cells[cell] = ""
            lines[index] = cells.joined(separator: "\t")
        default:
            let middle = 29 + number(below: lines.count - 29)
            lines = Array(lines[..<29] + lines[middle...] + lines[29..<middle])
        }
    }

    mutating func bytes(_ bytes: inout [UInt8]) {
        let index = number(below: bytes.count)
        switch number(below: 4) {
        case 0: bytes[index] = UInt8(number(below: 256))
        case 1: bytes.removeSubrange(index..<min(index + number(below: 40) + 1, bytes.count))
        case 2: bytes.insert(UInt8(ascii: ["\"", "\t", "\n", "<"][number(below: 4)]), at: index)
        default: bytes.removeLast(number(below: 400))
        }
        if bytes.isEmpty { bytes = [0x0A] }
    }
}

/// Files that are no order.
enum Junk: String, CaseIterable, Sendable {
    case noise, oneLine, manyRows, manyColumns, openTags, openQuotes, blanks

    func bytes(_ count: Int) -> [UInt8] {
        var damage = Damage(seed: 7)
        switch self {
        case .noise: return repeated((0..<4_096).map { _ in UInt8(damage.number(below: 256)) }, count)
        case .oneLine: return repeated("дорожная карта ", count)
        case .manyRows: return header + repeated("1\tа\tОО\tмарт\tб\tрегиональный\n", count)
        case .manyColumns: return header + repeated("1\t", count)
        case .openTags: return header + Array("1\t".utf8) + repeated("<p <", count)
        case .openQuotes: return header + repeated("1\t\"\n", count)
        case .blanks: return repeated("\t\n", count)
        }
    }

    private var header: [UInt8] { Array((TableText.header.joined(separator: "\t") + "\n").utf8) }

    private func repeated(_ text: String, _ count: Int) -> [UInt8] { repeated(Array(text.utf8), count) }

    private func repeated(_ unit: [UInt8], _ count: Int) -> [UInt8] {
        var bytes = unit
        while bytes.count < count { bytes += bytes }
        return bytes
    }
}
