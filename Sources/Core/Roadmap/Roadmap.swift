/// A year's activities as one order approves them.
package struct Roadmap: Hashable, Sendable {
    package let id: RoadmapID
    package let title: String
    /// The order that approves it, for example «приказ МОиН РК от 20.12.2021 № 1692».
    package let order: String
    /// The year that phrases without a year belong to.
    package let year: Int
    /// In the order of the document.
    package let activities: [Activity]

    package init(id: RoadmapID, title: String, order: String, year: Int, activities: [Activity]) {
        self.id = id
        self.title = title
        self.order = order
        self.year = year
        self.activities = activities
    }

    package func activity(_ number: Int) -> Activity? {
        activities.first { $0.number == number }
    }
}
