import Foundation
import Testing

@testable import Pictures

/// Colours as seen with a full lack of one kind of cone, and without any colour at all.
@Suite struct PaletteTests {
    /// Red, green and blue as amounts of light, 0 to 1.
    private typealias Light = SIMD3<Double>

    private func light(_ colour: String) throws -> Light {
        let number = try #require(Int(colour.dropFirst(), radix: 16))
        let parts = Light(Double(number >> 16), Double(number >> 8 & 0xFF), Double(number & 0xFF)) / 255
        func linear(_ part: Double) -> Double { part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4) }
        return Light(linear(parts.x), linear(parts.y), linear(parts.z))
    }

    private func luminance(_ light: Light) -> Double { (light * Light(0.2126, 0.7152, 0.0722)).sum() }

    private func contrast(_ one: Light, _ other: Light) -> Double {
        let (dark, bright) = (min(luminance(one), luminance(other)), max(luminance(one), luminance(other)))
        return (bright + 0.05) / (dark + 0.05)
    }

    /// CIE 1976, to white under daylight.
    private func lab(_ light: Light) -> SIMD3<Double> {
        func curve(_ part: Double) -> Double { part > 0.008856 ? cbrt(part) : 7.787 * part + 16.0 / 116 }
        let x = curve((light * Light(0.4124, 0.3576, 0.1805)).sum() / 0.9505)
        let y = curve(luminance(light))
        let z = curve((light * Light(0.0193, 0.1192, 0.9505)).sum() / 1.089)
        return SIMD3(116 * y - 16, 500 * (x - y), 200 * (y - z))
    }

    /// Machado, Oliveira and Fernandes (2009), severity 1.
    private static let eyes: [String: [SIMD3<Double>]] = [
        "all cones": [Light(1, 0, 0), Light(0, 1, 0), Light(0, 0, 1)],
        "protanopia": [
            Light(0.152286, 1.052583, -0.204868), Light(0.114503, 0.786281, 0.099216),
            Light(-0.003882, -0.048116, 1.051998),
        ],
        "deuteranopia": [
            Light(0.367322, 0.860646, -0.227968), Light(0.280085, 0.672501, 0.047413),
            Light(-0.01182, 0.04294, 0.968881),
        ],
        "tritanopia": [
            Light(1.255528, -0.076749, -0.178779), Light(-0.078411, 0.930809, 0.147602),
            Light(0.004733, 0.691367, 0.3039),
        ],
    ]

    private func seen(_ light: Light, with eye: [SIMD3<Double>]) -> Light {
        let parts = eye.map { min(max(($0 * light).sum(), 0), 1) }
        return Light(parts[0], parts[1], parts[2])
    }

    private static let sets: [[Paint]] = [
        ReportState.allCases.map(Palette.paint), TimelineStage.allCases.map(Palette.paint),
    ]

    @Test(arguments: sets.indices, eyes.keys.sorted())
    func `no two states look alike to anybody, nor in black and white`(set: Int, eye: String) throws {
        let matrix = try #require(Self.eyes[eye])
        let colours = try Self.sets[set].map { try light($0.fill) }
        for (place, one) in colours.enumerated() {
            for other in colours[..<place] {
                #expect(abs(lab(one).x - lab(other).x) >= 12)
                let distance = lab(seen(one, with: matrix)) - lab(seen(other, with: matrix))
                // Two of a just noticeable difference are 2.3.
                #expect((distance * distance).sum().squareRoot() >= 12)
            }
        }
    }

    @Test func `numbers are read on every colour, and what is too light for paper has an edge`() throws {
        let paper = try light(Palette.paper)
        for paint in Self.sets.joined() {
            #expect(contrast(try light(paint.ink), try light(paint.fill)) >= 4.5)
            if let edge = paint.edge { #expect(contrast(try light(edge), paper) >= 3) }
            if contrast(try light(paint.fill), paper) < 1.6 { #expect(paint.edge != nil) }
        }
    }
}
