import Hummingbird
import Logging
import NIOCore

/// What a handler knows of its request, with the connection, which some faults close.
struct SandboxContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// Closes the connection with what has been written so far.
    func hangUp() {
        channel.close(promise: nil)
    }
}
