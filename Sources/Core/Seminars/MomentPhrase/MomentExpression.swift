/// What a phrase says, before it is counted from now.
struct MomentExpression: Hashable {
    /// All of them name the one day.
    var days: [MomentDay] = []
    /// All of them name the one time.
    var times: [MomentTime] = []
    var part: MomentTime.Part?
    /// «через два часа», in minutes.
    var delay: Int?
    /// «в следующем месяце», for a day that names no month.
    var month: MomentDay.InMonth?
    /// Words that have no place, as typed.
    var unknown: [String] = []

    var saysNothing: Bool { days.isEmpty && times.isEmpty && delay == nil }
}
