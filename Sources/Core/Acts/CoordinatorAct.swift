/// Something a coordinator does in chat about what others owe, besides changing the configuration. People are named by
/// their ids only; the words that go with it are kept beside.
package enum CoordinatorAct: Hashable, Sendable, Codable {
    /// To remind those who owe something now.
    case nudge(Debts)
    /// To pass words on to a group of people; an urgent message waits for no working hours.
    case tell(Audience, isUrgent: Bool)
    /// What was answered about an obligation is right.
    case accept(ObligationID)
    /// What was answered is not right: it is open again.
    case sendBack(ObligationID)
    /// It is done for its subject, whatever the subject says.
    case close(ObligationID)
    /// To give a command that is begun and ends with the words.
    case command(String, beginning: String)
}

/// What people are to be reminded of, as far as it is open when they are.
package enum Debts: Hashable, Sendable, Codable {
    /// The schools' reports of one month, as `Month.description` writes it.
    case report(month: String)
    /// One row, in one occurrence, whoever owes it.
    case row(Int, occurrence: String)
    case obligation(ObligationID)
    /// Everything that one subject is late with.
    case overdue(Subject)
    /// Everything that one municipality and its schools are late with; nil: the organisations of the region.
    case overdueIn(MunicipalityID?)
    /// The word of those invited to a seminar who have not given it.
    case seminar(SeminarOccurrenceID)
}

/// A group of people to write to, each of them once.
package enum Audience: Hashable, Sendable, Codable {
    /// The heads of the schools of one municipality, or of all that the author coordinates.
    case schools(MunicipalityID?)
    /// The head of one school.
    case school(SchoolID)
    /// The curators of the schools that the author coordinates.
    case curators
    case municipalCoordinators
    /// The heads of the schools that have not reported for a month.
    case silent(month: String)
    /// Whoever answers for what is late of one row.
    case late(row: Int)
}

extension CoordinatorAct {
    /// Its name in the journal.
    package var kind: String {
        switch self {
        case .nudge: "nudge"
        case .tell: "tell"
        case .accept: "accept"
        case .sendBack: "sendBack"
        case .close: "close"
        case .command: "command"
        }
    }

    /// What it settles or opens; nil where it changes nothing of how things stand.
    package var obligation: ObligationID? {
        switch self {
        case .accept(let id), .sendBack(let id), .close(let id): id
        case .nudge, .tell, .command: nil
        }
    }

    /// The row of the roadmap it is about.
    package var row: Int? {
        switch self {
        case .accept(let id), .sendBack(let id), .close(let id), .nudge(.obligation(let id)): id.activity
        case .nudge(.row(let row, _)): row
        case .tell(.late(let row), _): row
        case .nudge, .tell, .command: nil
        }
    }
}
