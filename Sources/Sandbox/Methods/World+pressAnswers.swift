import Foundation

/// `answerCallbackQuery`.
extension World {
    /// https://core.telegram.org/bots/api#answercallbackquery: the text has 0–200 characters.
    private static let longestAnswer = 200

    mutating func answerCallbackQuery(_ call: Call) throws(APIFailure) -> Outcome {
        let id = call.parameters.string("callback_query_id") ?? ""
        let text = call.parameters.string("text") ?? ""
        guard let press = presses[id], press.bot == call.bot else { throw .queryInvalid }
        guard text.utf16.count <= Self.longestAnswer else { throw .answerTooLong }
        presses[id] = nil
        publishToast(press, text: text, isAlert: call.parameters.bool("show_alert"))
        guard call.now.date.timeIntervalSince(press.date) <= settings.pressLifetime else { throw .queryInvalid }
        return .done
    }
}
