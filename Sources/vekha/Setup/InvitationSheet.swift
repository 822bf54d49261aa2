import Core
import Foundation
import Service
import Spreadsheet
import Wording

/// Invitations of several people, to be printed or merged into letters.
struct InvitationSheet {
    struct Line {
        let person: Person
        /// Where the person belongs: the school, the schools curated, the municipality, the body.
        let place: String
        let code: InvitationCode
        let link: String?
        let until: CivilDate
    }

    let lines: [Line]
    let phrasebook: Phrasebook

    /// One page a person: name, post, link, until when it holds, and the code to point a phone at.
    func text() throws -> String {
        try lines.map { line in
            let address = line.link ?? "/start \(line.code.text)"
            let until = try phrasebook.text(.sheetUntil, ["until": .date(line.until)])
            let code = line.link.flatMap(QRCode.init)?.text
            let who = line.person.isNamed ? "\(line.person.name), \(line.person.post)" : line.person.post
            return [who, address, until, code].compactMap(\.self).joined(separator: "\n")
        }
        .joined(separator: "\n\n")
    }

    /// For a mail merge.
    func csv(pictures folder: URL?) -> String {
        let rows = lines.map { line in
            [
                line.person.id.rawValue, line.person.name, line.person.address, line.person.post, line.place,
                line.link ?? "", "/start \(line.code.text)", "\(line.until)",
                folder.map { $0.appending(path: Self.picture(of: line)).path } ?? "",
            ]
            .map { SheetCell.text($0) }
        }
        let columns = Label.sheetColumns.map { SheetTable.Column(phrasebook.label(.sheet($0)), width: 20) }
        return SemicolonTable.text(of: SheetTable(name: "", columns: columns, rows: rows))
    }

    /// Writes an SVG picture of every link into a folder.
    func draw(into folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for line in lines {
            guard let link = line.link, let code = QRCode(link) else { continue }
            try Data(code.svg.utf8).write(to: folder.appending(path: Self.picture(of: line)), options: .atomic)
        }
    }

    private static func picture(of line: Line) -> String { "\(line.person.id).svg" }
}
