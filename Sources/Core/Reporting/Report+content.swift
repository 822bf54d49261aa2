extension Report {
    /// Everything a submission says, in one spelling: what its digest is taken of.
    package func content(version: Int, on sheet: ReportSheet) -> String {
        let rows = sheet.rows.map { row -> JSONValue in
            let answer = answers[row.number]
            var members: [JSONValue.Member] = [
                .init("row", .number(row.number)), .init("status", .string(answer?.status.rawValue ?? "")),
            ]
            if let reason = answer?.reason { members.append(.init("reason", .string(reason))) }
            return .object(members)
        }
        let replied = sheet.questions.compactMap { question in
            replies[question.id].map { JSONValue.Member(question.id.rawValue, .string($0)) }
        }
        let evidence = files.map { file in
            JSONValue.object([.init("place", .string("\(file.place)")), .init("file", .string(file.id))])
        }
        return JSONValue.object([
            .init("school", .string(school.rawValue)),
            .init("month", .string(month.description)),
            .init("version", .number(version)),
            .init("rows", .array(rows)),
            .init("known", .array(sheet.known.map { JSONValue.number($0.row.number) })),
            .init("questions", .object(replied)),
            .init("files", .array(evidence)),
            .init("comment", .string(comment ?? "")),
        ]).pretty
    }
}
