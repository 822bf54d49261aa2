/// What a monthly report asks besides the rows of the roadmap, and how it is handled: the contents of Config/report.json.
package struct ReportForm: Hashable, Sendable {
    /// In the order in which they are asked.
    package let questions: [ReportQuestion]
    /// Frequent reasons, offered as buttons where a row is not done.
    package let reasons: [String]
    /// Working days after a submission in which a school may correct it without asking anybody.
    package let correctionDays: Int
    /// Working days that a report may wait for its curator until he is reminded.
    package let reviewDays: Int

    /// The rows alone.
    package static let plain = ReportForm(questions: [], reasons: [], correctionDays: 3, reviewDays: 3)

    package init(questions: [ReportQuestion], reasons: [String], correctionDays: Int, reviewDays: Int) {
        self.questions = questions
        self.reasons = reasons
        self.correctionDays = correctionDays
        self.reviewDays = reviewDays
    }
}

/// One question of the form that is no row of the roadmap.
package struct ReportQuestion: Hashable, Sendable, Identifiable {
    package let id: QuestionID
    package let text: String
    package let kind: Kind
    /// What a choice is between; empty for every other kind.
    package let options: [String]
    /// False where a report may be sent without an answer.
    package let isRequired: Bool
    /// Months of the year, 1 to 12, in which it is asked; empty for all.
    package let months: Set<Int>
    /// Who is asked, with those of `municipalities`; everybody where both are empty.
    package let schools: Set<SchoolID>
    package let municipalities: Set<MunicipalityID>

    package enum Kind: String, CaseIterable, Sendable {
        /// A whole number, none below zero.
        case number
        case choice
        case text
        case file
        case yesNo
    }

    package init(
        id: QuestionID,
        text: String,
        kind: Kind,
        options: [String] = [],
        isRequired: Bool = true,
        months: Set<Int> = [],
        schools: Set<SchoolID> = [],
        municipalities: Set<MunicipalityID> = []
    ) {
        self.id = id
        self.text = text
        self.kind = kind
        self.options = options
        self.isRequired = isRequired
        self.months = months
        self.schools = schools
        self.municipalities = municipalities
    }

    package func isAsked(of school: School, in month: Month) -> Bool {
        guard months.isEmpty || months.contains(month.number) else { return false }
        if schools.isEmpty && municipalities.isEmpty { return true }
        return schools.contains(school.id) || municipalities.contains(school.municipality)
    }
}

package enum QuestionTag {}
package typealias QuestionID = Identifier<QuestionTag>
