import TestSupport
import Testing

/// Somebody with a chat open on the screen.
final class StoryPerson {
    let id: Int
    let story: Story
    private var lastSeen = 0

    init(story: Story, id: Int) {
        self.story = story
        self.id = id
    }

    /// Types something and waits for what comes of it.
    func say(_ text: String, in chat: Int? = nil) async throws {
        await story.settle(try await saying(text, in: chat))
    }

    /// Types something and waits for nothing; gives the number of the update that the bot will get.
    func saying(_ text: String, in chat: Int? = nil) async throws -> Int? {
        try await story.line.say(text, from: id, in: chat)
    }

    /// Opens an invitation and agrees; gives the welcome.
    @discardableResult
    func come(with code: String) async throws -> SeenMessage {
        try await say("/start \(code)")
        try await press(Label.agree, on: try await onlyNews())
        return try await onlyNews()
    }

    /// Presses the button with this label under a message and waits for what comes of it.
    func press(_ label: String, on message: SeenMessage) async throws {
        await story.settle(try await pressing(label, on: message))
    }

    /// Presses and waits for nothing; gives the number of the update that the bot will get.
    func pressing(_ label: String, on message: SeenMessage) async throws -> Int? {
        try await story.line.press(label, on: message.id, in: id)
    }

    /// Everything in the chat that the bot has written, as it reads now.
    func messages(in chat: Int? = nil) async throws -> [SeenMessage] {
        try await story.line.botMessages(in: chat ?? id)
    }

    /// What the bot has written since the last look.
    func news() async throws -> [SeenMessage] {
        let news = try await messages().filter { $0.id > lastSeen }
        lastSeen = news.last?.id ?? lastSeen
        return news
    }

    /// The one message that the bot has written since the last look.
    func onlyNews(sourceLocation: SourceLocation = #_sourceLocation) async throws -> SeenMessage {
        let news = try await news()
        #expect(news.count == 1, "\(news.map(\.plain))", sourceLocation: sourceLocation)
        return try #require(news.last, sourceLocation: sourceLocation)
    }

    /// A message as it reads now.
    func again(_ message: SeenMessage) async throws -> SeenMessage {
        try #require(try await messages().first { $0.id == message.id })
    }
}

/// Whether the bot has written nothing to any of them since they last looked.
func noNews(_ people: StoryPerson...) async throws -> Bool {
    for person in people where try await !person.news().isEmpty { return false }
    return true
}

/// What stands on the buttons.
enum Label {
    static let agree = "Даю согласие"
    static let disagree = "Не даю"
    static let done = "✅ Выполнено"
    static let fillReport = "📝 Заполнить отчёт"
    static let submit = "📤 Отправить"
    static let accept = "✅ Принять"
    static let asWorkbook = "📊 Таблица Excel"
    /// Under what is told to those who look reports over and sum them up.
    static let ofReaders: Set = [accept, asWorkbook, "Просрочено", "Не сдали"]
    static let dateIsSet = "📅 Дата назначена"
    static let inProgress = "⏳ В работе"
    static let later = "🕘 Напомнить позже"
    static let takeBack = "↩️ Снять отметку"
    static let why = "Почему мне это пришло?"
    static let wholeRow = "Строка целиком"
    static let back = "‹ Назад"
    static let next = "Дальше ›"
    static let previous = "‹ Раньше"
}
