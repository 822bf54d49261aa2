/// What the buttons say that stand under no obligation: to end a pause, to take off one's quiet hours.
enum QuietPress: Hashable {
    /// By the pause's number in the journal.
    case lift(Int64)
    case takeOffQuietHours

    /// `x:lift:12`, `x:quiet`; never what `PressData` writes.
    var text: String {
        switch self {
        case .lift(let id): "x:lift:\(id)"
        case .takeOffQuietHours: "x:quiet"
        }
    }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        switch (parts.first, parts.dropFirst().first, parts.count) {
        case ("x", "quiet", 2): self = .takeOffQuietHours
        case ("x", "lift", 3):
            guard let id = Int64(parts[2]) else { return nil }
            self = .lift(id)
        default: return nil
        }
    }
}
