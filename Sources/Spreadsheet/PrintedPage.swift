/// Writes tables as one HTML page that prints well on landscape A4; nothing in it is fetched from elsewhere.
package enum PrintedPage {
    /// The lines stand above the tables.
    package static func html(title: String, language: String, lines: [String], tables: [SheetTable]) -> String {
        var page = """
            <!DOCTYPE html>
            <html lang="\(escaped(language))">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escaped(title))</title>
            <style>\(style)</style>
            </head>
            <body>
            <h1>\(escaped(title))</h1>

            """
        for line in lines where !line.isEmpty { page += "<p>\(escaped(line))</p>\n" }
        for table in tables { page += section(table) }
        return page + "</body>\n</html>\n"
    }

    private static let style = """
        @page { size: A4 landscape; margin: 12mm }
        body { font: 10pt/1.35 "DejaVu Sans", Arial, sans-serif; margin: 12px; color: #000 }
        h1 { font-size: 14pt } h2 { font-size: 11pt; margin: 18px 0 6px }
        .wide { overflow-x: auto }
        table { border-collapse: collapse; width: 100% }
        thead { display: table-header-group } tr { break-inside: avoid }
        th, td { border: 1px solid #777; padding: 3px 5px; text-align: left; vertical-align: top }
        th { background: #eee } td.number { text-align: right }
        """

    private static func section(_ table: SheetTable) -> String {
        let heads = table.columns.map { "<th>\(escaped($0.title))</th>" }.joined()
        let rows = table.rows.map { cells in "<tr>" + cells.map(cell).joined() + "</tr>\n" }.joined()
        return """
            <h2>\(escaped(table.name))</h2>
            <div class="wide"><table>
            <thead><tr>\(heads)</tr></thead>
            <tbody>
            \(rows)</tbody>
            </table></div>

            """
    }

    private static func cell(_ cell: SheetCell) -> String {
        switch cell {
        case .text(let text), .day(_, let text): "<td>\(escaped(text))</td>"
        case .number(let number): "<td class=\"number\">\(number)</td>"
        case .empty: "<td></td>"
        }
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
