internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// One report with everything needed to work on it: what it asks, and what the school said before.
struct ReportDesk {
    let stored: StoredReport
    let school: School
    let sheet: ReportSheet
    /// The school's reports of the earlier months of this roadmap, as they were submitted, oldest first. In another
    /// year's roadmap the numbers of the rows stand for other things.
    private let earlier: [Report]
    /// The month's request that the report answers.
    let obligation: Obligation
    /// Lays out the roadmap that the report is about, which may be one of a year that is over.
    let planner: Planner
    let world: World

    var id: Int64 { stored.id }
    var report: Report { stored.report }
    /// The school's last report before this one, as it was submitted.
    var last: Report? { earlier.last }

    /// Nil where the report, its school or its month is gone.
    init?(_ id: Int64, in ledger: Ledger, world: World) throws {
        guard let stored = try ledger.report(id) else { return nil }
        try self.init(stored, in: ledger, world: world)
    }

    init?(_ stored: StoredReport, in ledger: Ledger, world: World, earlier known: [Report]? = nil) throws {
        let report = stored.report
        guard let school = world.roster.school(report.school),
            let planner = try world.planner(of: report.month.year, in: ledger),
            let obligation = planner.reportObligation(of: school.id, in: report.month)
        else { return nil }
        let earlier = try known ?? Self.earlier(than: report, in: ledger)
        self.stored = stored
        self.school = school
        self.obligation = obligation
        self.planner = planner
        self.world = world
        self.earlier = earlier
        sheet = try planner.sheet(
            of: school,
            in: report.month,
            form: world.form,
            answered: Set(report.answers.keys),
            earlier: earlier,
            standing: { try ledger.standing(of: $0)?.state }
        )
    }

    private static func earlier(than report: Report, in ledger: Ledger) throws -> [Report] {
        guard let january = Month(year: report.month.year, number: 1) else { return [] }
        return try ledger.reports(of: report.school, from: january, before: report.month).compactMap(\.submitted)
    }

    /// The report as it stands after something was done to it.
    func renewed(in ledger: Ledger) throws -> ReportDesk {
        guard let stored = try ledger.report(id) else { return self }
        return try ReportDesk(stored, in: ledger, world: world, earlier: earlier) ?? self
    }
}

extension ReportDesk {
    var open: [ReportPlace] { report.open(on: sheet) }

    /// What is still open and was answered the month before.
    var likeLastMonth: [(row: Int, answer: RowAnswer)] {
        guard report.stage != .returned else { return [] }
        return open.compactMap { place in
            guard case .row(let number) = place, report.answers[number] == nil, let row = sheet.row(number), let last,
                last.says(row)
            else {
                return nil
            }
            return last.answers[number].map { (number, $0) }
        }
    }

    /// Where to go on after a place has been answered; nil where nothing is open.
    func next(after place: ReportPlace?) -> ReportPlace? { next(after: place, of: report) }

    private func next(after place: ReportPlace?, of report: Report) -> ReportPlace? {
        let open = report.open(on: sheet)
        let order = report.places(on: sheet)
        guard let place, let index = order.firstIndex(of: place) else { return open.first }
        return open.first { order.firstIndex(of: $0).map { $0 > index } ?? false } ?? open.first
    }

    /// The last day on which the school may correct without asking; nil where nothing was submitted.
    var correctableUntil: CivilDate? {
        report.correctableSince.map { since in
            world.calendar.workingDay(world.form.correctionDays, after: world.time.date(of: since))
        }
    }

    /// True where the school has left its time for a correction unused.
    func isCorrectionOver(on day: CivilDate) -> Bool {
        report.stage == .correcting && correctableUntil.map { day > $0 } ?? false
    }

    /// True where the first submission came after the month's deadline.
    var isLate: Bool {
        report.submissions.first.map { world.time.date(of: $0.at) > obligation.occurrence.deadline } ?? false
    }
}

extension ReportDesk {
    /// Files that came after a place was answered and before the next one was.
    struct Strays {
        let files: [String]
        /// Where they were taken to: the place that was on show by then.
        let at: ReportPlace
        /// The place that was answered last, which may have been meant.
        let meant: ReportPlace
    }

    /// Nil where no file can have been meant for another place than it was taken to.
    var strays: Strays? {
        guard report.isOpen else { return nil }
        var came: [String] = []
        for (index, entry) in stored.entries.enumerated().reversed() {
            let meant: ReportPlace
            switch entry.act {
            case .attached(let file):
                came.append(file.id)
                continue
            case .detached, .relocated, .commented, .understood: continue
            case .answered(let row, _, _): meant = .row(row)
            case .replied(let question, _?):
                guard let id = QuestionID(question) else { return nil }
                meant = .question(id)
            default: return nil
            }
            let then = Report(school: report.school, month: report.month, entries: stored.entries[...index])
            let at = next(after: meant, of: then) ?? .whole
            let files = report.files(at: at).map(\.id).filter(came.contains)
            return files.isEmpty || at == meant ? nil : Strays(files: files, at: at, meant: meant)
        }
        return nil
    }
}

extension ReportDesk {
    /// The last submission in words' values; nothing where there is none.
    var submission: WordingValues {
        guard let sent = report.submissions.last else { return [:] }
        return [
            "number": .number(sent.submission.number), "version": .number(sent.submission.version),
            "isAnew": .flag(sent.submission.version > 1), "at": .moment(sent.at, in: world.time),
            "digest": .text(String(sent.submission.digest.prefix(Self.shownDigest))),
        ]
    }

    /// How many of the digest's first digits are shown: enough to compare two papers by eye.
    private static let shownDigest = 8

    /// The last submission's digest, taken anew of what the journal holds; nil where nothing was submitted.
    var code: (version: Int, digest: String, isRight: Bool)? {
        guard let submitted = stored.submitted, let sent = submitted.submissions.last?.submission else { return nil }
        let digest = Array(submitted.content(of: sent, form: world.form.questions.map(\.id)).utf8).digest
        return (sent.version, String(digest.prefix(Self.shownDigest)), digest == sent.digest)
    }

    /// What is left of a message that showed the report before.
    func moved() throws -> OutgoingMessage {
        OutgoingMessage(text: try world.phrasebook.text(.reportMoved, ["month": .month(report.month)]))
    }
}

extension Ledger {
    /// The message that shows a report; nil while it is on its way.
    func place(of view: ReportView) throws -> MessageID? {
        try view.message ?? view.entry.flatMap { try delivery(of: $0)?.message }
    }
}

extension World {
    /// The head of a school, and whoever stands in for him.
    func mayFill(_ school: School, _ person: PersonID, on day: CivilDate) -> Bool {
        person == school.head || roster.isDeputy(person, of: school.head, on: day)
    }

    /// The schools a person reports for: his own, and those of whom he stands in for.
    func schoolsToReport(by person: PersonID, on day: CivilDate) -> [School] {
        roster.schools.filter { mayFill($0, person, on: day) }
    }
}

extension Roster {
    /// True for deputies of that day, and for those who stand in whenever the person cannot be reached.
    func isDeputy(_ deputy: PersonID, of person: PersonID, on day: CivilDate) -> Bool {
        deputies.contains { $0.person == person && $0.deputy == deputy && $0.isActive(on: day) }
    }
}
