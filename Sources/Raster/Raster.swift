internal import CRsvg

/// Draws SVG as PNG with librsvg, which is loaded with the first picture.
package enum Raster {
    /// No picture could be made.
    package enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// librsvg is not installed; what the loader says of it.
        case missing(String)
        /// No font with Cyrillic letters is installed; what was looked for.
        case letterless(String)
        case unreadable(String)
        case failed(String)

        package var description: String {
            switch self {
            case .missing(let reason): "librsvg cannot be loaded: \(reason)"
            case .letterless(let reason): "no font to write with: \(reason)"
            case .unreadable(let reason): "no picture: \(reason)"
            case .failed(let reason): "the picture was not drawn: \(reason)"
            }
        }
    }

    /// A phone has about three pixels to each unit of a page.
    package static let phone = 3.0

    /// The picture as the bytes of a PNG file, `scale` pixels to a unit, on white.
    ///
    /// Takes a tenth of a second or two of its thread, the first picture some more: never to be called on the
    /// cooperative pool.
    package static func png(of svg: String, scale: Double = phone) throws(Failure) -> [UInt8] {
        var png = crsvg_png(bytes: nil, length: 0)
        var reason = [CChar](repeating: 0, count: 256)
        var text = svg
        let outcome = text.withUTF8 { svg in
            svg.withMemoryRebound(to: CChar.self) { svg in
                crsvg_draw(svg.baseAddress, svg.count, scale, &png, &reason, reason.count)
            }
        }
        defer { crsvg_release(png) }
        let words = String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        switch outcome {
        case CRSVG_DRAWN: return Array(UnsafeBufferPointer(start: png.bytes, count: png.length))
        case CRSVG_MISSING: throw .missing(words)
        case CRSVG_LETTERLESS: throw .letterless(words)
        case CRSVG_UNREADABLE: throw .unreadable(words)
        default: throw .failed(words)
        }
    }
}
