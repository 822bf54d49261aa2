package import Core

package import struct Foundation.Date

/// What a template is told: a value for one of its slots.
package enum WordingValue: Hashable, Sendable {
    case text(String)
    case markup(String)
    case number(Int)
    case decimal(Quantity)
    case date(CivilDate)
    case month(Month)
    /// From the first day to the last, both included.
    case period(ClosedRange<CivilDate>)
    case time(ClockTime)
    case moment(CivilDate, ClockTime)
    case flag(Bool)
    case texts([String])
    case list([WordingValues])
    case group(WordingValues)

    /// The day and time that the region's clocks show at an instant.
    package static func moment(_ instant: Date, in region: RegionTime) -> WordingValue {
        .moment(region.date(of: instant), region.time(of: instant))
    }
}

/// Values by the names of their slots; a slot that is optional may be left out.
package typealias WordingValues = [String: WordingValue]

extension WordingValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self = .text(value) }
}

extension WordingValue: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) { self = .number(value) }
}

extension WordingValue: ExpressibleByBooleanLiteral {
    package init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension WordingValue {
    /// An empty text says nothing, so an optional slot takes it for a missing value.
    var isEmptyText: Bool {
        switch self {
        case .text(let text), .markup(let text): text.isEmpty
        default: false
        }
    }

    func fits(_ kind: Slot.Kind) -> Bool {
        switch (self, kind) {
        case (.text, .text), (.markup, .markup), (.number, .number), (.decimal, .decimal), (.date, .date),
            (.month, .month), (.period, .period), (.time, .time), (.moment, .moment), (.flag, .flag),
            (.texts, .texts), (.list, .list), (.group, .group):
            true
        default: false
        }
    }
}
