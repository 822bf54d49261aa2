internal import Chat
internal import Core
internal import Wording

/// One obligation opened from a reminder or from /my.
struct ItemCard {
    let item: CardItem
    let place: PressData.Place
    let writer: ItemWriter

    func message() throws(WordingError) -> OutgoingMessage {
        let values = writer.values(of: ItemWriter.Group(items: [item]), isBrief: false)
        let answers = item.isAnswerable ? writer.answers(for: item, place) : []
        let whole = writer.isCut(item) ? [[writer.button(.wholeRow, PressData(.wholeRow, place, item.token))]] : []
        let below = [
            writer.button(.back, PressData(.list, place)), writer.button(.why, PressData(.why, place, item.token)),
        ]
        return OutgoingMessage(
            text: MessageLimit.text.shorten(try writer.phrasebook.text(.item, ["items": .list([values])])).text,
            buttons: answers + whole + [below]
        )
    }
}
