import Core
import Foundation
import OrderImport
import Testing

@Suite struct EncodingTests {
    @Test func `Windows-1251 is recognised and told`() throws {
        let bytes = try #require(try OrderFixture.text().data(using: .windowsCP1251))
        let order = try OrderFixture.read(Array(bytes))
        #expect(order.roadmap == (try OrderFixture.imported().roadmap))
        #expect(order.notes.first?.description == "line 1: repaired: decoded from Windows-1251")
    }

    @Test func `every letter of Windows-1251 is Unicode's`() throws {
        // 0x98 stands for nothing; 0xA0 and 0xAD are a blank and a soft hyphen, which cells do not keep.
        let signs = (UInt8(0x80)...0xFF).filter { ![0x98, 0xA0, 0xAD].contains($0) }
        let expected = try #require(String(bytes: signs, encoding: .windowsCP1251))
        let table = TableText.row(title: "@", result: String(repeating: "корректировка планов ", count: 40))
        let bytes = try #require(table.data(using: .windowsCP1251)).flatMap { $0 == UInt8(ascii: "@") ? signs : [$0] }
        #expect(try OrderFixture.read(bytes).roadmap.activities.first?.title == expected)
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
    func `UTF-16 with a byte order mark is read`(encoding: String.Encoding) throws {
        let bytes = try #require(("\u{FEFF}" + OrderFixture.text()).data(using: encoding))
        let order = try OrderFixture.read(Array(bytes))
        #expect(order.roadmap == (try OrderFixture.imported().roadmap))
        #expect(order.notes.first?.text == "decoded from UTF-16")
    }

    @Test func `a byte order mark of UTF-8 changes nothing`() throws {
        let plain = try OrderFixture.imported()
        #expect(try OrderFixture.read([0xEF, 0xBB, 0xBF] + OrderFixture.bytes()) == plain)
    }

    @Test func `a file cut in the middle of a letter is read up to it and asked about`() throws {
        let order = try OrderFixture.read(Array(OrderFixture.bytes().dropLast()))
        #expect(order.notes.contains { $0.line == 72 && $0.text.contains("may be cut short") })
        #expect(order.roadmap.activities.count == 34)
    }

    @Test func `other encodings are not mistaken for Russian`() throws {
        let koi8 = try #require(
            try OrderFixture.text().replacing("–", with: "-").replacing(/[«»№]/, with: "").data(
                using: .init(rawValue: 0x8000_0A02)
            )
        )
        #expect(
            refusal { try OrderFixture.read(Array(koi8)) }
                == "line 3: refused: neither UTF-8 nor Russian in Windows-1251"
        )
        var broken = try OrderFixture.bytes()
        broken[broken.count / 2] = 0xFF
        #expect(refusal { try OrderFixture.read(broken) }?.contains("neither UTF-8") == true)
    }

    @Test func `an empty file, blanks, and bytes that are no text are refused`() throws {
        #expect(refusal { try OrderFixture.read("") } == "line 1: refused: the file is empty")
        #expect(refusal { try OrderFixture.read(" \n\t\n") } == "line 1: refused: the file is empty")
        let zip = Array("PK\u{3}\u{4}".utf8) + Array(repeating: UInt8(0), count: 400)
        #expect(refusal { try OrderFixture.read(zip) }?.hasPrefix("line 1: refused: not a text") == true)
        let utf16 = try #require("Приказ".data(using: .utf16LittleEndian))
        #expect(refusal { try OrderFixture.read(Array(utf16)) } != nil)
    }
}
