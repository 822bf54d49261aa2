/// What stands around a picture: texts in the reader's language, given by whoever has them.
package struct Caption: Hashable, Sendable {
    package let title: String
    /// What it shows and as of when: «на 25 марта 2022 года, район: Лаганский».
    package let note: String

    package init(title: String, note: String) {
        self.title = title
        self.note = note
    }
}

/// The sheet a picture is drawn on: as wide as a phone's screen, with title, note and legend.
///
/// Never taller than `tallest`, so that a whole picture is read without a zoom; who has more to show has pages.
struct Sheet {
    static let width = 390.0
    static let tallest = 700.0
    static let margin = 12.0
    /// Between the margins.
    static var inner: Double { width - 2 * margin }

    /// A mark of the legend with its meaning.
    struct Key {
        let mark: String
        let paint: Paint
        let hatch: String?
        let text: String
    }

    private let caption: Caption
    private let page: String?
    private(set) var height: Double
    var body = Markup()

    /// `page` stands beside the title: «2/5».
    init(_ caption: Caption, page: (number: Int, of: Int)?) {
        self.caption = caption
        self.page = page.flatMap { $0.of > 1 ? "\($0.number)/\($0.of)" : nil }
        height = Self.margin
        head()
    }

    private mutating func head() {
        let room = page.map { Lettering.width($0, size: 11) + 8 } ?? 0
        for line in Lettering.lines(caption.title, to: Self.inner - room, most: 2, size: 15, isBold: true) {
            height += 16
            write(line, x: Self.margin, y: height, size: 15, isBold: true)
            height += 3
        }
        if let page {
            write(
                page,
                x: Self.width - Self.margin,
                y: Self.margin + 16,
                size: 11,
                colour: Palette.faint,
                anchor: "end"
            )
        }
        for line in Lettering.lines(caption.note, to: Self.inner, most: 2, size: 10.5) {
            height += 13
            write(line, x: Self.margin, y: height, size: 10.5, colour: Palette.faint)
        }
        height += 10
    }

    mutating func leave(_ space: Double) { height += space }

    mutating func write(
        _ text: String,
        x: Double,
        y: Double,
        size: Double,
        isBold: Bool = false,
        colour: String = Palette.text,
        anchor: String? = nil,
        struckThrough: Bool = false
    ) {
        body.add(
            text,
            as: "text",
            [
                "x": x.svg, "y": y.svg, "font-size": size.svg, "font-weight": isBold ? "bold" : nil, "fill": colour,
                "text-anchor": anchor, "text-decoration": struckThrough ? "line-through" : nil,
            ]
        )
    }

    /// A rectangle, whose edge lies within it; one that counts tells a reader of the file what and how many.
    mutating func fill(
        _ paint: Paint,
        x: Double,
        y: Double,
        width: Double,
        height: Double,
        radius: Double = 0,
        counting count: (name: String, number: Int)? = nil
    ) {
        let inset = paint.edge == nil ? 0 : min(Self.edge, width, height) / 2
        body.add(
            "rect",
            [
                "class": count?.name, "data-count": count.map { "\($0.number)" }, "x": (x + inset).svg,
                "y": (y + inset).svg, "width": (width - 2 * inset).svg, "height": (height - 2 * inset).svg,
                "rx": radius > 0 ? radius.svg : nil, "fill": paint.fill, "stroke": paint.edge,
                "stroke-width": paint.edge.map { _ in Self.edge.svg },
            ]
        )
    }

    private static let edge = 0.8

    /// A coloured square with its mark; one that is counted tells a reader of the file that it stands for one.
    mutating func stamp(
        _ mark: String,
        _ paint: Paint,
        x: Double,
        y: Double,
        width: Double,
        height: Double,
        isCounted: Bool = false
    ) {
        fill(paint, x: x, y: y, width: width, height: height, radius: 2, counting: isCounted ? (mark, 1) : nil)
        let side = min(width, height, 12)
        let (left, top) = (x + (width - side) / 2, y + (height - side) / 2)
        body.add(
            "use",
            ["href": "#mark-\(mark)", "transform": "translate(\(left.svg) \(top.svg)) scale(\((side / 10).svg))"]
        )
    }

    /// Marks with their meanings, as many to a line as fit, and perhaps a last line.
    mutating func legend(_ keys: [Key], note: String? = nil) {
        leave(10)
        var x = Self.margin
        for key in keys {
            let text = Lettering.cut(key.text, to: Self.inner - 20, size: 10)
            let width = 18 + Lettering.width(text, size: 10) + 12
            if x > Self.margin, x + width > Self.width - Self.margin + 12 {
                x = Self.margin
                leave(18)
            }
            stamp(key.mark, key.paint, x: x, y: height, width: 14, height: 14)
            if let hatch = key.hatch {
                body.add(
                    "rect",
                    ["x": x.svg, "y": (height + 10).svg, "width": "14", "height": "4", "fill": hatch]
                )
            }
            write(text, x: x + 18, y: height + 11, size: 10)
            x += width
        }
        leave(14)
        if let note {
            for line in Lettering.lines(note, to: Self.inner, most: 2, size: 10) {
                leave(14)
                write(line, x: Self.margin, y: height, size: 10, colour: Palette.faint)
            }
        }
    }

    /// The whole document.
    func svg() -> String {
        let height = (height + Self.margin).rounded(.up)
        var page = Markup()
        page.add(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(Self.width.svg) \(height.svg)",
                "width": Self.width.svg, "height": height.svg, "font-family": Lettering.family, "role": "img",
            ]
        ) { page in
            page.add(caption.title, as: "title")
            page.add(ready: Palette.definitions)
            page.add("rect", ["width": Self.width.svg, "height": height.svg, "fill": Palette.paper])
            page.add(ready: body.text)
        }
        return page.text
    }
}
