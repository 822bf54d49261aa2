import Core

/// What stands on pictures and tables, and what is said of them.
extension Template {
    /// A month's name, for the head of a column: «янв».
    package static let monthShort = Template("monthShort", .month("month"))

    /// The title of what shows a month's reports.
    package static let fileReports = Template("fileReports", .month("month"))

    /// Beside the file in the chat.
    package static let fileCaption = Template(
        "fileCaption",
        .text("title"),
        .text("place").optional,
        .number("page"),
        .number("pages"),
        .flag("hasPages")
    )

    /// Under the title of a picture: of what, as of when, and its sums.
    package static let fileNote = Template(
        "fileNote",
        .text("place").optional,
        .date("day"),
        .number("submitted").optional,
        .number("schools").optional,
        .number("settled").optional,
        .number("begun").optional,
        .number("late").optional
    )

    /// How a school stands with a row that falls due several times, in a cell of a table.
    package static let fileCell = Template(
        "fileCell",
        .number("settled"),
        .number("total"),
        .number("late").optional
    )

    /// A day in a cell of a table.
    package static let fileDay = Template("fileDay", .date("day"))

    /// Beside the line where today is.
    package static let timelineToday = Template("timelineToday", .date("day"))

    /// Instead of a file that this machine cannot make.
    package static let fileFailed = Template("fileFailed", .flag("isPicture"))

    static let files = [
        monthShort, fileReports, fileCaption, fileNote, fileCell, fileDay, timelineToday, fileFailed,
    ]
}

extension Label {
    /// The button that asks for a file, by its form: `board`, `timeline`, `bars`, `workbook`, `csv`.
    package static func file(_ form: String) -> Label { Label("file.\(form)") }

    /// The title of a picture or a table.
    package static func fileTitle(_ name: String) -> Label { Label("fileTitle.\(name)") }

    /// What the numbers on a picture count.
    package static let boardCounts = Label("boardCounts")
    package static let barCounts = Label("barCounts")
    /// On the timeline, what an outline means.
    package static let timelineOngoing = Label("timelineOngoing")
    package static let fileComes = Label("fileComes")
    package static let fileIsAbove = Label("fileIsAbove")
    /// In a table, for a seminar whose day is not set.
    package static let dateToSet = Label("dateToSet")

    static let files =
        [boardCounts, barCounts, timelineOngoing, fileComes, fileIsAbove, dateToSet]
        + ["board", "timeline", "bars", "workbook", "csv"].map(file)
        + ["board", "timeline", "progress", "overdue"].map(fileTitle)
        + ["all", "who", "matter", "deadline", "period"].map(column)
        + ["placeRows", "schoolRows", "schoolMonths", "lateMatters", "latePlaces", "missing"].map(table)
}
