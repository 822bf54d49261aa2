internal import Chat
internal import Dispatch

/// Makes files one after another on a thread of its own: a picture takes a tenth of a second, a table of thousands of
/// schools more, and neither the journal nor the other messages shall wait for it.
struct FileWorkshop: Sendable {
    private let queue = DispatchQueue(label: "vekha.files")
    private let draw: @Sendable (String) throws -> [UInt8]

    init(drawing draw: @escaping @Sendable (String) throws -> [UInt8]) {
        self.draw = draw
    }

    func message(of draft: FileDraft) async throws -> OutgoingMessage {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try draft.message(drawing: draw) }) }
        }
    }
}
