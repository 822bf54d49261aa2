/// Guesses which name was meant by one that does not exist.
enum NearestName {
    /// `one of: on, off`, and the name that is at most two slips of the pen away, if there is one.
    static func expectation(for written: String, of names: [String]) -> Expectation {
        let all = names.joined(separator: ", ")
        let list = "one of: " + all
        guard let nearest = nearest(to: written, of: names) else { return Expectation(.oneOf, all, list) }
        let quoted = JSONValue.quoted(nearest)
        return Expectation(.nearest, quoted, "\(list) (did you mean \(quoted)?)")
    }

    private static func nearest(to written: String, of names: [String]) -> String? {
        let letters = Array(written.lowercased())
        let near = names.compactMap { name -> (name: String, slips: Int)? in
            let known = Array(name.lowercased())
            guard let slips = SlipDistance.between(letters, known, within: 2) else { return nil }
            // Two changes make anything of a word of two letters, so a name must keep at least half of itself.
            return slips * 2 <= known.count ? (name, slips) : nil
        }
        return near.min { $0.slips < $1.slips }?.name
    }
}
