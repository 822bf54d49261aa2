import Foundation

/// What `posix_spawn` is told.
struct SpawnRequest {
    let program: String
    let arguments: [String]
    let environment: [String: String]
    let directory: String
    let output: String
    let errors: String

    /// The number of the new process.
    func spawn() throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        try GNUSpawn.addChangeDirectory(&actions, directory)
        try GNUSpawn.addCloseFrom(&actions, STDERR_FILENO + 1)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGHUP, SIGINT, SIGPIPE, SIGTERM] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var number: pid_t = 0
        let code = posix_spawn(&number, program, &actions, &attributes, &words, &variables)
        guard code == 0 else { throw NotStarted(program: program, code: code) }
        return number
    }
}

/// A program that could not be started.
package struct NotStarted: Error, CustomStringConvertible {
    let program: String
    let code: Int32

    package var description: String { "\(program): \(String(cString: strerror(code)))" }
}

/// Two of glibc's own additions, which its headers hide from Swift.
private enum GNUSpawn {
    private typealias Actions = UnsafeMutablePointer<posix_spawn_file_actions_t>

    static func addChangeDirectory(_ actions: inout posix_spawn_file_actions_t, _ path: String) throws {
        typealias Function = @convention(c) (Actions, UnsafePointer<CChar>) -> Int32
        let add = unsafeBitCast(try function("posix_spawn_file_actions_addchdir_np"), to: Function.self)
        _ = add(&actions, path)
    }

    static func addCloseFrom(_ actions: inout posix_spawn_file_actions_t, _ descriptor: Int32) throws {
        typealias Function = @convention(c) (Actions, Int32) -> Int32
        let add = unsafeBitCast(try function("posix_spawn_file_actions_addclosefrom_np"), to: Function.self)
        _ = add(&actions, descriptor)
    }

    private static func function(_ name: String) throws -> UnsafeMutableRawPointer {
        guard let pointer = dlsym(nil, name) else { throw NotStarted(program: name, code: ENOSYS) }
        return pointer
    }
}
