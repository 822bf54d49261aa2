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
        let name = loaded.phrasebook.label(.demoGuest)
        let note = loaded.phrasebook.label(.demoGuestNote)
        try sandbox.introduce(SandboxPerson(id: Self.guestID, name: name, note: note, hasStarted: false))
    }

    private struct Saying: Encodable {
        let chat: Int
        let from: Int
        let text: String
    }

    private func say(_ text: String, from id: Int, over http: HTTPClient, port: Int) async throws {
        let body = try JSONEncoder().encode(Saying(chat: id, from: id, text: text))
        let request = HTTPRequest(
            method: .post,
            scheme: "http",
            authority: "127.0.0.1:\(port)",
            path: "/sandbox/say",
            headerFields: [.contentType: "application/json"]
        )
        _ = try await http.send(request, body: [UInt8](body))
    }
}
