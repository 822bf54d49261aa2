internal import Chat
internal import Core
internal import Wording

/// What /my answers: a person's obligations, nearest first, a page at a time.
///
/// Of what comes every month only the missed and the next are shown; the year's other reports would bury them.
struct AgendaCard {
    private let items: [CardItem]
    private let page: Int
    private let pages: Int
    private let total: Int
    private let writer: ItemWriter

    private static let perPage = 7

    /// A page out of range is taken for the nearest there is.
    init(_ all: [CardItem], page: Int, writer: ItemWriter) {
        let open = Self.worthShowing(all.filter { !$0.isSettled }, today: writer.today)
        total = open.count
        pages = max(1, (open.count + Self.perPage - 1) / Self.perPage)
        self.page = min(max(page, 0), pages - 1)
        items = Array(open.dropFirst(self.page * Self.perPage).prefix(Self.perPage))
        self.writer = writer
    }

    private static func worthShowing(_ items: [CardItem], today: CivilDate) -> [CardItem] {
        struct Series: Hashable {
            let activity: Int
            let subject: Subject
        }
        var begun: Set<Series> = []
        return items.filter { item in
            let obligation = item.obligation
            if obligation.occurrence.deadline < today { return true }
            return begun.insert(Series(activity: obligation.activity, subject: obligation.subject)).inserted
        }
    }

    func message() throws(WordingError) -> OutgoingMessage {
        let place = PressData.Place.agenda(page: page)
        let values: WordingValues = [
            "count": .number(total),
            "isEmpty": .flag(total == 0),
            "page": .number(page + 1),
            "pages": .number(pages),
            "hasPages": .flag(pages > 1),
            "items": .list(writer.grouped(items).map { writer.values(of: $0, isBrief: true) }),
        ]
        var buttons = writer.openers(items.filter(\.isAnswerable), place)
        var turns: [Button] = []
        if page > 0 { turns.append(writer.button(.previousPage, PressData(.list, .agenda(page: page - 1)))) }
        if page + 1 < pages { turns.append(writer.button(.nextPage, PressData(.list, .agenda(page: page + 1)))) }
        if !turns.isEmpty { buttons.append(turns) }
        buttons.append([MenuCard.opener(writer.phrasebook)])
        return OutgoingMessage(text: try writer.phrasebook.text(.agenda, values), buttons: buttons)
    }
}
