/// What is drawn on pages, each a picture of its own that is read on a phone without a zoom.
package protocol Picture: Hashable, Sendable {
    var caption: Caption { get }
    /// One at least.
    var pageCount: Int { get }

    /// A page as SVG, from 0; a number out of range is taken for the nearest there is.
    func page(_ index: Int) -> String
}

extension Picture {
    /// All of them.
    package var pages: [String] { (0..<pageCount).map(page) }
}
