import ArgumentParser
import Chat
import Core
import Foundation
import Persistence
import Service
import TelegramChat

struct Invite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a one-time invitation link for a person of the roster.",
        discussion: "The code is printed once; the journal keeps only its hash. It expires after 30 days."
    )

    @Argument(help: "The person's id in roster.json.")
    var person: String

    @OptionGroup var options: ConfigOptions

    func run() async throws {
        try await reporting {
            let roster = try options.load(overlay: ProcessSettings().overlayFolder).configuration.roster
            guard let id = PersonID(person), let person = roster.person(id) else {
                throw Refusal.input(["roster.json: $.people: found no person \"\(person)\", expected the id of one"])
            }
            let settings = ProcessSettings()
            let journal = try Journal(path: settings.journalPath())
            var generator = SystemRandomNumberGenerator()
            let code = InvitationCode(using: &generator)
            let now = Date()
            try await journal.write { ledger in
                let expires = now.addingTimeInterval(InvitationCode.lifetime)
                try ledger.invite(id, codeHash: code.hash, at: now, expires: expires)
            }
            print("\(person.name), \(person.post)")
            print("/start \(code.text)")
            try await printLink(code, settings)
        }
    }

    /// The code alone will do, so whatever keeps the bot's name from being known is only told.
    private func printLink(_ code: InvitationCode, _ settings: ProcessSettings) async throws {
        guard let token = settings.token else {
            return StandardError.print(["VEKHA_TELEGRAM_TOKEN is not set, so the bot's name for a link is not known."])
        }
        let messenger = try Vekha.messenger(settings, token: token)
        do throws(DeliveryFailure) {
            print("https://t.me/\(try await messenger.identity().handle)?start=\(code.text)")
        } catch {
            StandardError.print(["The messenger did not tell the bot's name for a link: \(error)"])
        }
    }
}
