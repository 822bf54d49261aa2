import ArgumentParser

@main
struct Vekha: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "vekha")
}
