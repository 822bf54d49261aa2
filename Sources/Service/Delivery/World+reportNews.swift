internal import Chat
internal import Core
internal import Foundation
internal import Persistence

extension World {
    /// False for news of a report whose reader has lost his part in it while it waited: a post may have changed hands
    /// overnight.
    func isMeant(_ entry: OutboxEntry, in ledger: Ledger, at now: Date) throws -> Bool {
        guard entry.lane == .notice, entry.key.hasPrefix("report/"), case .message = entry.content else { return true }
        let parts = entry.key.split(separator: "/")
        guard parts.count > 3, let id = Int64(parts[1]), let stored = try ledger.report(id),
            let school = roster.school(stored.report.school)
        else { return true }
        guard let reader = try ledger.person(of: entry.chat) else { return false }
        let today = time.date(of: now)
        return parts[2] == "review" ? mayReview(school, reader, on: today) : mayFill(school, reader, on: today)
    }
}
