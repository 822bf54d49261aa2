import Foundation

/// Random numbers that can be had again: SplitMix64 (Steele, Lea, Flood, «Fast splittable pseudorandom number
/// generators», 2014).
///
/// The seed is random, unless `VEKHA_SEED` gives one; tests name it when they fail.
struct SeededGenerator: RandomNumberGenerator {
    let seed: UInt64
    private var state: UInt64

    init() {
        seed = ProcessInfo.processInfo.environment["VEKHA_SEED"].flatMap(UInt64.init) ?? .random(in: 0...999_999_999)
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
