package import Core
internal import GRDB

/// The roadmaps that were in force, one of each year, for what is done about a year when it is over.
extension Ledger {
    /// Keeps a roadmap as it is now in place of what was kept of its year.
    package func keep(_ roadmap: Roadmap) throws {
        let document = String(decoding: RoadmapDocument.write(roadmap), as: UTF8.self)
        try execute(
            """
            INSERT INTO roadmap (id, document) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET document = excluded.document WHERE document != excluded.document
            """,
            [roadmap.year, document]
        )
    }

    /// Nil where none of that year was kept, or it cannot be read any more.
    package func roadmap(of year: Int) throws -> Roadmap? {
        let statement = try database.cachedStatement(sql: "SELECT document FROM roadmap WHERE id = ?")
        guard let document = try String.fetchOne(statement, arguments: [year]) else { return nil }
        return try? RoadmapDocument.read(document.utf8, bodies: nil)
    }
}
