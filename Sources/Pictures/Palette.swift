/// Colours that people with every kind of colour vision tell apart: hues of Okabe and Ito (2008, «Color Universal
/// Design»), no two of one lightness, so that they differ on a grey print too; beside each, a mark or a pattern tells
/// the same without any colour.
enum Palette {
    static let text = "#1A1A1A"
    static let faint = "#5F6368"
    static let track = "#E9ECEF"
    static let today = "#0072B2"
    static let paper = "#FFFFFF"

    private static let green = Paint(fill: "#00845F", ink: paper)
    private static let yellow = Paint(fill: "#F5C04A")
    private static let blue = Paint(fill: "#5AA9E0")
    private static let brown = Paint(fill: "#86200C", ink: paper)
    private static let grey = Paint(fill: "#CDD3D8", edge: "#7A8188")
    private static let pale = Paint(fill: "#F4F5F7", edge: "#7A8188")

    static func paint(of state: ReportState) -> Paint {
        switch state {
        case .onTime: green
        case .late: yellow
        case .returned: blue
        case .due: pale
        case .silent: brown
        }
    }

    static func paint(of stage: TimelineStage) -> Paint {
        switch stage {
        case .done: green
        case .running: blue
        case .overdue: brown
        case .ahead: grey
        case .cancelled: pale
        }
    }

    /// Every mark in a square of ten, for all pictures alike.
    static let definitions = """
        <defs>
        <g id="mark-onTime" fill="none" stroke="#fff" stroke-width="1.7"><path d="M2.2 5.2 4.3 7.4 8 2.9"/></g>
        <g id="mark-late" fill="none" stroke="#1A1A1A" stroke-width="1.3"><circle cx="5" cy="5" r="3.5"/>\
        <path d="M5 2.9V5.2L6.6 6.3"/></g>
        <g id="mark-returned" fill="none" stroke="#1A1A1A" stroke-width="1.4"><path d="M4.2 1.8 1.9 4.1 4.2 6.4"/>\
        <path d="M2 4.1H6.2A1.9 1.9 0 0 1 6.2 7.9H4.4"/></g>
        <g id="mark-due" fill="#1A1A1A"><circle cx="2.3" cy="5" r="1"/><circle cx="5" cy="5" r="1"/>\
        <circle cx="7.7" cy="5" r="1"/></g>
        <g id="mark-silent" fill="none" stroke="#fff" stroke-width="1.8"><path d="M2.6 2.6 7.4 7.4M7.4 2.6 2.6 7.4"/></g>
        <g id="mark-running" fill="#1A1A1A"><path d="M3.4 2.2 7.8 5 3.4 7.8z"/></g>
        <g id="mark-ahead" fill="none" stroke="#1A1A1A" stroke-width="1.3"><circle cx="5" cy="5" r="2"/></g>
        <g id="mark-overdue" fill="none" stroke="#fff" stroke-width="1.9"><path d="M5 1.7V5.9M5 7.1V8.7"/></g>
        <g id="mark-done" fill="none" stroke="#fff" stroke-width="1.7"><path d="M2.2 5.2 4.3 7.4 8 2.9"/></g>
        <g id="mark-cancelled" fill="none" stroke="#5F6368" stroke-width="1.3"><path d="M2.6 7.4 7.4 2.6"/></g>
        <pattern id="hatch-late" width="3.2" height="3.2" patternUnits="userSpaceOnUse">\
        <circle cx="1.6" cy="1.6" r=".6" fill="#1A1A1A" fill-opacity=".55"/></pattern>
        <pattern id="hatch-returned" width="3" height="3" patternUnits="userSpaceOnUse">\
        <path d="M0 1.5H3" stroke="#1A1A1A" stroke-opacity=".45" stroke-width=".7"/></pattern>
        <pattern id="hatch-silent" width="3.4" height="3.4" patternUnits="userSpaceOnUse">\
        <path d="M-.5 .5 .5-.5M0 3.4 3.4 0M2.9 3.9 3.9 2.9" stroke="#fff" stroke-opacity=".5" stroke-width=".8"/></pattern>
        </defs>

        """

    /// The pattern over a segment of a bar; nil for those that are plain.
    static func hatch(of state: ReportState) -> String? {
        switch state {
        case .onTime, .due: nil
        case .late, .returned, .silent: "url(#hatch-\(state.rawValue))"
        }
    }
}

/// How something is filled, and what is written on it with a contrast of at least 4.5 to 1.
struct Paint {
    let fill: String
    /// A line around what is too light to be seen on paper.
    var edge: String?
    var ink = Palette.text

    /// What it is outlined with where it is not filled.
    var line: String { edge ?? fill }
}
