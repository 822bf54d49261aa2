internal import Core

/// The button that reminds of everything that somebody is late with: `nb:s:school:s-07`, within 64 bytes.
struct DebtPress: Hashable {
    let debts: Debts

    /// Nil for debts that have buttons of their own.
    init?(_ debts: Debts) {
        switch debts {
        case .overdue, .overdueIn: self.debts = debts
        case .report, .row, .obligation, .seminar: return nil
        }
    }

    var text: String {
        switch debts {
        case .overdue(let subject): "nb:s:\(subject)"
        case .overdueIn(let place?): "nb:m:\(place)"
        case .overdueIn(nil), .report, .row, .obligation, .seminar: "nb:o"
        }
    }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0] == "nb" else { return nil }
        switch (parts[1], parts.count) {
        case ("o", 2): debts = .overdueIn(nil)
        case ("m", 3):
            guard let place = MunicipalityID(parts[2]) else { return nil }
            debts = .overdueIn(place)
        case ("s", 3):
            guard let subject = Subject(parts[2]) else { return nil }
            debts = .overdue(subject)
        default: return nil
        }
    }
}
