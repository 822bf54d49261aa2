/// Shortens a name for the data of a button. FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): 64 bits are plenty to
/// tell one person's obligations apart, or a region's people.
enum ShortHash {
    static func text(of name: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return String(hash, radix: 36)
    }
}
