internal import Chat
internal import Core
internal import Persistence
internal import Wording

/// The one message in which a school fills its report in: what is still to be answered, and one place after another.
struct ReportCard {
    let desk: ReportDesk
    let view: ReportView

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
        let place = view.shown ?? desk.open.first
        switch place {
        case .row(let number):
            guard let row = desk.sheet.row(number) else { return .preview }
            return view.awaited == .reason ? .reason(row) : .row(row)
        case .question(let id):
            return desk.sheet.question(id).map(Screen.question) ?? .preview
        case .whole: return .contents
        case nil: return .preview
        }
    }

    func message() throws(WordingError) -> OutgoingMessage {
        let text =
            switch screen {
            case .preview: try phrasebook.text(.reportPreview, content)
            case .receipt: try phrasebook.text(.reportReceipt, receipt)
            case .row, .reason, .question, .comment, .contents: try phrasebook.text(.reportStep, step)
            }
        return OutgoingMessage(text: MessageLimit.text.shorten(text).text, buttons: buttons)
    }
}
