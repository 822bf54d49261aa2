/// The name of a thing in the configuration: 1 to 40 characters of `a-z`, `0-9` and `-`.
///
/// The alphabet keeps ids safe in notice keys, file names and addresses without escaping. Each kind of thing has its
/// own `Tag`, so a school's id cannot be passed for a person's.
package struct Identifier<Tag>: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let rawValue: String

    /// Nil where the text breaks the rule above.
    package init?(_ text: some StringProtocol) {
        guard (1...40).contains(text.utf8.count), text.first != "-", text.last != "-",
            text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        else { return nil }
        self.rawValue = String(text)
    }

    package var description: String { rawValue }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

package enum RoadmapTag {}
package enum BodyTag {}
package enum MunicipalityTag {}
package enum SchoolTag {}
package enum PersonTag {}

package typealias RoadmapID = Identifier<RoadmapTag>
package typealias BodyID = Identifier<BodyTag>
package typealias MunicipalityID = Identifier<MunicipalityTag>
package typealias SchoolID = Identifier<SchoolTag>
package typealias PersonID = Identifier<PersonTag>
