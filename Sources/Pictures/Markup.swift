/// SVG as text: elements, numbers and what people have written, which cannot break out of it.
struct Markup {
    private(set) var text = ""

    /// An element without content; a nil attribute is left out.
    mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String?>) {
        text += "<\(name)\(Self.written(attributes))/>\n"
    }

    /// A line of text. Lengths are those of `attributes`.
    mutating func add(_ content: String, as name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
        text += "<\(name)\(Self.written(attributes))>\(Self.escaped(content))</\(name)>\n"
    }

    mutating func add(
        _ name: String,
        _ attributes: KeyValuePairs<String, String?> = [:],
        holding body: (inout Markup) -> Void
    ) {
        text += "<\(name)\(Self.written(attributes))>\n"
        body(&self)
        text += "</\(name)>\n"
    }

    /// Markup that is right already.
    mutating func add(ready markup: String) { text += markup }

    private static func written(_ attributes: KeyValuePairs<String, String?>) -> String {
        attributes.map { name, value in value.map { " \(name)=\"\(escaped($0))\"" } ?? "" }.joined()
    }

    /// XML 1.0 knows no control characters, escaped or not, so they become spaces.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension Double {
    /// With two decimals at most, and the same on every machine.
    var svg: String {
        let hundredths = Int((self * 100).rounded())
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        return "\(sign)\(whole)." + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
    }
}
