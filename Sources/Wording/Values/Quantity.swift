/// A decimal number with its visible fraction digits.
///
/// Kept exactly, as an integer and a power of ten: «1,5» and «1,50» are the same number but may take different
/// plurals (CLDR operands v, w, f, t), and 0.1 has no exact binary form.
package struct Quantity: Hashable, Sendable {
    /// The number times ten to the power of `fractionDigits`.
    package let scaled: Int
    /// 0 to 6.
    package let fractionDigits: Int

    package init(_ whole: Int) {
        self.init(scaled: whole, fractionDigits: 0)
    }

    /// `Quantity(scaled: 15, fractionDigits: 1)` is 1.5; fraction digits past the sixth are cut off.
    package init(scaled: Int, fractionDigits: Int) {
        var (scaled, fractionDigits) = (scaled, max(fractionDigits, 0))
        while fractionDigits > 6 {
            scaled /= 10
            fractionDigits -= 1
        }
        self.scaled = scaled
        self.fractionDigits = fractionDigits
    }

    /// Without the sign.
    var whole: Int { magnitude / Self.powers[fractionDigits] }

    /// The visible fraction digits as a number: 50 of 1.50.
    var fraction: Int { magnitude % Self.powers[fractionDigits] }

    private var magnitude: Int { Int(clamping: scaled.magnitude) }

    private static let powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
}
