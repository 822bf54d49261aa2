import Glibc

/// A fast local server that speaks as much of the Bot API as a benchmark needs, and counts.
///
///     bench-server --port 0 --updates 20000 --chats 5000 --text /help --latency 50 --limit 30
///     bench-server --load 127.0.0.1:PORT --connections 100 --seconds 3
///
/// The first form serves until it is killed and prints the port it listens on; the second loads a running server as
/// hard as it can and prints requests a second: the ceiling that no client measured against it may touch.
@main
enum BenchServer {
    static func main() {
        // A client that is killed must not take the server with it.
        signal(SIGPIPE, SIG_IGN)
        do {
            let options = try Options(CommandLine.arguments.dropFirst())
            if let load = options.load {
                let generator = try LoadGenerator(
                    port: load,
                    connections: options.connections,
                    text: options.text
                )
                print(try generator.run(seconds: options.seconds))
            } else {
                let server = try Server(port: options.port, bot: Bot(options))
                print("listening on \(server.port)")
                fflush(nil)
                try server.run()
            }
        } catch {
            let line = "bench-server: \(error)\n"
            write(STDERR_FILENO, line, line.utf8.count)
            exit(1)
        }
    }
}
