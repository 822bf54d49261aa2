import ArgumentParser

/// The command line. It parses, wires the rooms together and runs; everything else lives in them.
@main
struct Vekha: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vekha",
        abstract: "Keeps a roadmap of deadlines moving: tells people in chat what is due and why.",
        discussion: "Exit codes: 0 fine, 1 the input is wrong, 64 usage, 3 environment.",
        subcommands: [
            Demo.self, Run.self, SandboxCommand.self, Check.self, Import.self, Invite.self, Invites.self, Plan.self,
            Audit.self, MonthReport.self, Understand.self,
        ]
    )
}
