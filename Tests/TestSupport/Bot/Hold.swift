/// A door that keeps tasks waiting until it is opened or they are cancelled; once open it stays open.
package final class Hold: Sendable {
    private let isOpen = WaitingList(false)

    package init() {}

    package func release() {
        isOpen.change { $0 = true }
    }

    /// Returns when the door is opened, or at once when the task is cancelled.
    package func wait() async {
        await isOpen.until { $0 }
    }
}
