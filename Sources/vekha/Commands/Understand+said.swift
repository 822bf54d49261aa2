import ArgumentParser
import Core
import Foundation

extension Understand {
    /// When a phrase is said.
    enum Said {
        case instant(Date)
        case local(LocalMoment)

        func instant(in region: RegionTime) -> Date {
            switch self {
            case .instant(let instant): instant
            case .local(let moment): region.instant(moment.date, moment.time)
            }
        }

        init(_ text: String) throws {
            if let instant = try? Date(text, strategy: .iso8601) {
                self = .instant(instant)
            } else if let moment = LocalMoment(iso: text) {
                self = .local(moment)
            } else {
                throw ValidationError(
                    "found \"\(text)\", expected a moment such as 2022-03-22T12:00 or 2022-03-22T12:00:00+03:00"
                )
            }
        }

        static let help: ArgumentHelp =
            "When it is said: 2022-03-22T12:00, by the region's clock, or with its zone, 2022-03-22T12:00:00+03:00."
    }
}
