import Core
import CurlHTTP
import Foundation
import HTTPTypes
import Logging
import Persistence
import Sandbox
import Service
import ServiceLifecycle
import TelegramChat
import Wording

/// The bot in the demo, and the arrival of everybody of the roster.
struct DemoPlay: DiscreetService {
    let loaded: LoadedConfiguration
    let sandbox: SandboxServer
    let clock: DemoClock
    let time: MovableTime
    let journal: Journal
    let logger: Logger

    private static let token = "100500:vekha-demo-token-that-opens-nothing-000"
    /// The first person's id at the sandbox; the others follow in the roster's order.
    private static let firstID = 1_001
    /// Somebody outside the roster, to try what strangers are told.
    private static let guestID = 9_999

    func run() async throws {
        let port = try await sandbox.ready()
        guard let token = BotToken(Self.token), let address = BotAPIAddress("http://127.0.0.1:\(port)") else {
            throw Refusal.environment("the demo's own token or address is not accepted")
        }
        let http = HTTPClient()
        let messenger = TelegramMessenger(token: token, address: address, http: http, now: { [time] in time.now })
        // The sandbox has no limits unless told so, and a year is to run in seconds.
        let limits = DeliveryLimits(inFlight: loaded.configuration.settings.delivery.inFlight)
        let bot = Vekha.bot(
            loaded,
            journal: journal,
            messenger: messenger,
            time: time,
            limits: limits,
            logger: logger
        )
        clock.attach(bot)
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await ServiceGroup(services: bot.everyService, logger: logger).run()
            }
            try await enrol(over: http, port: port)
            StandardOutput.print("Vekha's demo is open: http://127.0.0.1:\(port)/  (end with Ctrl-C)")
            try await group.waitForAll()
        }
    }

    /// Each person gets an invitation and writes it to the bot, over HTTP like everything else.
    private func enrol(over http: HTTPClient, port: Int) async throws {
        let people = loaded.configuration.roster.people
        let now = time.now
        var generator = SystemRandomNumberGenerator()
        let codes = people.map { _ in InvitationCode(using: &generator) }
        try await journal.write { ledger in
            for (person, code) in zip(people, codes) {
                let expires = now.addingTimeInterval(InvitationCode.lifetime)
                try ledger.invite(person.id, codeHash: code.hash, at: now, expires: expires)
            }
        }
        for (index, person) in people.enumerated() {
            let id = Self.firstID + index
            try sandbox.introduce(SandboxPerson(id: id, name: person.name, note: person.post))
            try await say("/start \(codes[index].text)", from: id, over: http, port: port)
        }
        for (index, code) in codes.enumerated() {
            try await agree(to: code, from: Self.firstID + index, over: http, port: port)
        }
        let name = loaded.phrasebook.label(.demoGuest)
        let note = loaded.phrasebook.label(.demoGuestNote)
        try sandbox.introduce(SandboxPerson(id: Self.guestID, name: name, note: note, hasStarted: false))
    }

    /// Waits for the question of consent and presses its button, as everybody has to.
    private func agree(to code: InvitationCode, from id: Int, over http: HTTPClient, port: Int) async throws {
        let data = Dialogue.consent(to: code, version: loaded.phrasebook.label(.consentVersion))
        while !Task.isCancelled {
            let answer = try await http.send(request(.get, "/sandbox/chats/\(id)", port))
            let messages = try JSONDecoder().decode([Shown].self, from: Data(answer.body))
            if let question = messages.last(where: { $0.buttons.joined().contains { $0.data == data } }) {
                return try await post("/sandbox/press", Press(chat: id, message: question.id, data: data), http, port)
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private struct Shown: Decodable {
        let id: Int
        let buttons: [[Button]]

        struct Button: Decodable {
            let data: String?

            private enum CodingKeys: String, CodingKey {
                case data = "callback_data"
            }
        }

        private enum CodingKeys: String, CodingKey {
            case id = "message_id"
            case buttons
        }
    }

    private struct Press: Encodable {
        let chat: Int
        let message: Int
        let data: String
    }

    private struct Saying: Encodable {
        let chat: Int
        let from: Int
        let text: String
    }

    private func say(_ text: String, from id: Int, over http: HTTPClient, port: Int) async throws {
        try await post("/sandbox/say", Saying(chat: id, from: id, text: text), http, port)
    }

    private func post(_ path: String, _ body: some Encodable, _ http: HTTPClient, _ port: Int) async throws {
        _ = try await http.send(request(.post, path, port), body: [UInt8](JSONEncoder().encode(body)))
    }

    private func request(_ method: HTTPRequest.Method, _ path: String, _ port: Int) -> HTTPRequest {
        HTTPRequest(
            method: method,
            scheme: "http",
            authority: "127.0.0.1:\(port)",
            path: path,
            headerFields: [.contentType: "application/json"]
        )
    }
}
