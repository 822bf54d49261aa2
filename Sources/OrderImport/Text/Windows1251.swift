/// The encoding of older Russian office programs.
enum Windows1251 {
    /// Bytes 0x80 to 0xBF, from Unicode's CP1251.TXT
    /// (https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1251.TXT); 0x98 stands for nothing.
    private static let upper: [Unicode.Scalar] = Array(
        ("ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ"
            + "\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї").unicodeScalars
    )

    /// Nil where a byte stands for nothing.
    static func decode(_ bytes: some Collection<UInt8>) -> String? {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            switch byte {
            case 0x98: return nil
            case ..<0x80: text.append(Unicode.Scalar(byte))
            case ..<0xC0: text.append(upper[Int(byte) - 0x80])
            // «А» to «я» stand in one run, in the alphabet's order.
            default: text.append(Unicode.Scalar(0x0410 + UInt16(byte) - 0xC0) ?? "\u{FFFD}")
            }
        }
        return String(text)
    }

    /// Tells Russian from any other bytes, which decode to letters as well.
    ///
    /// The ten commonest letters are two thirds of a Russian text; they are at most a few percent of KOI8-R, CP866,
    /// broken UTF-8 or noise taken for Windows-1251, which turn into capitals and signs.
    static func looksRussian(_ text: String) -> Bool {
        var common = 0
        var foreign = 0
        for scalar in text.unicodeScalars where !scalar.isASCII {
            switch scalar {
            case "о", "е", "а", "и", "н", "т", "с", "р", "в", "л": common += 1
            default: foreign += 1
            }
        }
        return common * 10 >= (common + foreign) * 4 && common > 0
    }
}
