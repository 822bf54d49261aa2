internal import Chat
internal import Core
internal import Persistence
internal import Wording

/// The one message in which a school fills its report in: what is still to be answered, and one place after another.
struct ReportCard {
    let desk: ReportDesk
    let view: ReportView
    /// Which page of the contents, where they have several.
    var page = 0

    var world: World { desk.world }
    var phrasebook: Phrasebook { world.phrasebook }
    var report: Report { desk.report }

    /// What the message is about just now.
    enum Screen: Hashable {
        case row(Activity)
        /// Why a row is not done.
        case reason(Activity)
        case question(ReportQuestion)
        case comment
        /// Every place, to be chosen from.
        case contents
        case preview
        /// Nothing can be changed: it has been sent.
        case receipt
    }

    var screen: Screen {
        guard report.isOpen else { return .receipt }
        if view.awaited == .comment { return .comment }
        return screen(of: view.shown) ?? desk.open.first.flatMap(screen) ?? .preview
    }

    /// Nil for a place that is not asked, or is asked no longer.
    private func screen(of place: ReportPlace?) -> Screen? {
        switch place {
        case .row(let number):
            desk.sheet.answerable(number).map { view.awaited == .reason ? .reason($0) : .row($0) }
        case .question(let id): desk.sheet.question(id).map(Screen.question)
        case .whole: .contents
        case nil: nil
        }
    }

    func message() throws(WordingError) -> OutgoingMessage {
        let text =
            switch screen {
            case .preview:
                try MessageLimit.fitting { (limit) throws(WordingError) in
                    try phrasebook.text(.reportPreview, content(cutTo: limit))
                }
            case .receipt: try phrasebook.text(.reportReceipt, receipt)
            case .row, .reason, .question, .comment, .contents: try phrasebook.text(.reportStep, step)
            }
        return OutgoingMessage(text: MessageLimit.text.shorten(text).text, buttons: buttons)
    }
}
