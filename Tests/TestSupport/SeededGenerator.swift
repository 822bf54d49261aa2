import Foundation

/// Random numbers that can be had again: SplitMix64 (Steele, Lea, Flood, «Fast splittable pseudorandom number
/// generators», 2014).
///
/// Tests name the seed when they fail; `VEKHA_SEED` then gives it again where a test does not fix its own.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    package let seed: UInt64
    private var state: UInt64

    package init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    /// A random seed, unless `VEKHA_SEED` gives one.
    package init() {
        let given = ProcessInfo.processInfo.environment["VEKHA_SEED"].flatMap(UInt64.init)
        self.init(seed: given ?? .random(in: 0...999_999_999))
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
