extension Report {
    /// Everything a submission says, in one spelling: what its digest is taken of.
    package func content(version: Int, on sheet: ReportSheet) -> String {
        content(
            version: version,
            rows: sheet.rows.map(\.number),
            known: sheet.known.map(\.row.number),
            questions: sheet.questions.map(\.id)
        )
    }

    /// The same of what was submitted, from what is known of it: for the digest to be taken once more.
    ///
    /// `form` are the questions of today, for submissions from before theirs were kept.
    package func content(of submission: ReportSubmission, form: [QuestionID]) -> String {
        content(
            version: submission.version,
            rows: submission.asked,
            known: submission.known,
            questions: submission.questions?.compactMap { QuestionID($0) } ?? form
        )
    }

    private func content(version: Int, rows: [Int], known: [Int], questions: [QuestionID]) -> String {
        let rows = rows.map { row -> JSONValue in
            let answer = answers[row]
            var members: [JSONValue.Member] = [
                .init("row", .number(row)), .init("status", .string(answer?.status.rawValue ?? "")),
            ]
            if let reason = answer?.reason { members.append(.init("reason", .string(reason))) }
            return .object(members)
        }
        let replied = questions.compactMap { id in
            replies[id].map { JSONValue.Member(id.rawValue, .string($0)) }
        }
        let evidence = files.map { file in
            JSONValue.object([.init("place", .string("\(file.place)")), .init("file", .string(file.id))])
        }
        return JSONValue.object([
            .init("school", .string(school.rawValue)),
            .init("month", .string(month.description)),
            .init("version", .number(version)),
            .init("rows", .array(rows)),
            .init("known", .array(known.map { JSONValue.number($0) })),
            .init("questions", .object(replied)),
            .init("files", .array(evidence)),
            .init("comment", .string(comment ?? "")),
        ]).pretty
    }
}
