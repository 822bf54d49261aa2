import Core
import Foundation
import TestSupport
import Testing

@Suite struct JSONValueTests {
    @Test(arguments: [
        ("null", JSONValue.null), ("true", .bool(true)), (" false\n", .bool(false)), ("0", .number(0)),
        ("-12", .number(-12)),
        ("1.50e+3", .number("1.50e+3")), ("\"\"", .string("")), ("\"Цаган Сар 😀\"", .string("Цаган Сар 😀")),
        (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")), (#""\u0426\ud83d\ude00""#, .string("Ц😀")),
        ("[]", .array([])), ("[1, [2]]", .array([.number(1), .array([.number(2)])])), ("{}", .object([])),
        (#"{"b":1,"a":2}"#, .object([JSONValue.Member("b", .number(1)), JSONValue.Member("a", .number(2))])),
        (#"{"a":1,"a":2}"#, .object([JSONValue.Member("a", .number(1)), JSONValue.Member("a", .number(2))])),
        ("\u{FEFF}[]", .array([])),
    ])
    func `a value is read as written`(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text.utf8) == value)
    }

    @Test(arguments: [
        ("", 1, 1, "the end of the file", "a value"),
        ("  \n ", 2, 2, "the end of the file", "a value"),
        ("[1,\n 2,]", 2, 4, "\"]\"", "a value"),
        ("{\"a\": 1\n\"b\": 2}", 2, 1, "\"\\\"\"", "\",\" or \"}\""),
        ("{\"имя\" 1}", 1, 8, "\"1\"", "\":\" after the key \"имя\""),
        ("{a: 1}", 1, 2, "\"a\"", "a key in double quotes"),
        ("{\"a\": 'б'}", 1, 7, "\"'\"", "a value"),
        ("{\"a\": 1,}", 1, 9, "\"}\"", "a key in double quotes"),
        ("[1] // конец", 1, 5, "\"/\"", "the end of the file"),
        ("[tru]", 1, 2, "\"t\"", "a value"),
        ("[01]", 1, 3, "\"1\"", "\",\" or \"]\""),
        ("[1.]", 1, 4, "\"]\"", "a digit"),
        ("[1e]", 1, 4, "\"]\"", "a digit"),
        ("[-]", 1, 3, "\"]\"", "a digit"),
        ("\"абв", 1, 5, "the end of the file", "a closing quote"),
        ("\"а\nб\"", 1, 3, "\"\\n\"", "a closing quote, or \\n for a new line inside a text"),
        (#""\x""#, 1, 3, "\"x\"", "one of \" \\ / b f n r t u after a backslash"),
        (#""\u12g4""#, 1, 4, "\"1\"", "four hexadecimal digits"),
        (#""\ud83d!""#, 1, 8, "\"!\"", "a pair of surrogates"),
        (#""\ude00""#, 1, 8, "\"\\\"\"", "a pair of surrogates"),
    ])
    func `a syntax error has its place`(text: String, line: Int, column: Int, found: String, expected: String) {
        #expect(refusal(of: Array(text.utf8)) == [String(line), String(column), found, expected])
    }

    @Test func `text in another encoding is named as such`() {
        // «{"имя": 1}» as Notepad saves it in Windows-1251 and in UTF-16.
        let windows1251: [UInt8] = [0x7B, 0x22, 0xE8, 0xEC, 0xFF, 0x22, 0x3A, 0x20, 0x31, 0x7D]
        #expect(refusal(of: windows1251) == ["1", "3", "a byte that is not UTF-8 (0xE8)", "text saved as UTF-8"])
        #expect(refusal(of: [0xFF, 0xFE, 0x7B, 0x00]) == ["1", "1", "UTF-16", "text saved as UTF-8"])
        #expect(
            refusal(of: Array("[\n\"Ц".utf8.dropLast())) == [
                "2", "2", "a byte that is not UTF-8 (0xD0)", "text saved as UTF-8",
            ]
        )
    }

    @Test func `deep nesting is refused, not crashed on`() {
        let expected = "at most 64 levels of nesting"
        #expect(refusal(of: Array(repeating: UInt8(ascii: "["), count: 10_000)) == ["1", "65", "\"[\"", expected])
        let objects = String(repeating: "{\"a\":", count: 10_000)
        #expect(refusal(of: Array(objects.utf8)).last == expected)
    }

    @Test func `a document cut off anywhere is refused`() {
        let bytes = Array(RoadmapDocumentTests.valid.utf8.dropLast())
        for length in bytes.indices {
            #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: bytes.prefix(length)) }
        }
    }

    /// Single bytes of a document are replaced, dropped or doubled at random; Foundation is the judge of what is JSON.
    @Test func `random damage is judged as Foundation judges it`() throws {
        var random = SeededGenerator()
        // Three edits cannot make the exponent so large that Foundation refuses the number; RFC 8259 would allow it.
        let original = Array(#"{"a":[1,-2.5e0,true,null],"б":{"c":"д\u0041\n"},"e":""}"#.utf8)
        let alphabet = Array(#"{}[]:,"\eu01-. "#.utf8)
        for _ in 0..<2_000 {
            var bytes = original
            for _ in 0...Int.random(in: 0...2, using: &random) {
                let place = bytes.indices.randomElement(using: &random) ?? 0
                switch Int.random(in: 0...2, using: &random) {
                case 0: bytes[place] = alphabet.randomElement(using: &random) ?? 0
                case 1: bytes.remove(at: place)
                default: bytes.insert(bytes[place], at: place)
                }
            }
            let isJSON = (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
            let isRead = (try? JSONValue(parsing: bytes)) != nil
            // Foundation forgives a comma before a closing brace, which RFC 8259 does not allow.
            let isForgiven = isJSON && String(decoding: bytes, as: UTF8.self).contains(/,\s*}/)
            #expect(
                isRead == isJSON || isForgiven,
                "VEKHA_SEED=\(random.seed): \(String(decoding: bytes, as: UTF8.self))"
            )
        }
    }

    @Test func `what is printed is readable, and is read back the same`() throws {
        let value = JSONValue.object([
            JSONValue.Member("список", .array([.number(1), .null, .bool(true)])),
            JSONValue.Member("пусто", .array([])),
            JSONValue.Member(
                "строки",
                .array([.object([JSONValue.Member("a/b", .string("«\"\\\u{1}\n»"))]), .object([])])
            ),
        ])
        let text = """
            {
              "список": [1, null, true],
              "пусто": [],
              "строки": [
                {
                  "a/b": "«\\"\\\\\\u0001\\n»"
                },
                {}
              ]
            }
            """
        #expect(value.pretty == text)
        #expect(try JSONValue(parsing: text.utf8) == value)
    }

    private func refusal(of bytes: [UInt8]) -> [String] {
        do throws(JSONSyntaxError) {
            return [try JSONValue(parsing: bytes).pretty]
        } catch {
            return [String(error.line), String(error.column), error.found, error.expected]
        }
    }
}
