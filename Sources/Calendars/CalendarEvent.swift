package import struct Foundation.Date

/// An event as a calendar keeps it.
package struct CalendarEvent: Hashable, Sendable {
    /// The same for ever: by it a later file replaces the event instead of adding another.
    package let uid: String
    /// Raised with every change; a calendar keeps the highest.
    package let sequence: Int
    /// When this version was published.
    package let stamp: Date
    package let start: Date
    package let end: Date
    package let title: String
    package let details: String
    /// Where to go: the address of a conference.
    package let link: String
    package let isCancelled: Bool

    package init(
        uid: String,
        sequence: Int,
        stamp: Date,
        start: Date,
        end: Date,
        title: String,
        details: String,
        link: String,
        isCancelled: Bool
    ) {
        self.uid = uid
        self.sequence = sequence
        self.stamp = stamp
        self.start = start
        self.end = end
        self.title = title
        self.details = details
        self.link = link
        self.isCancelled = isCancelled
    }
}
