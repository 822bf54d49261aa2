/// What a phrase such as «завтра в 15:00» says.
package enum MomentReading: Hashable, Sendable {
    case moment(LocalMoment)
    case unclear(MomentQuestion)
}
