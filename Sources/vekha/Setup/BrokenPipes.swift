import Glibc

/// What becomes of a program whose output nobody reads any more.
enum BrokenPipes {
    /// A server goes on without its log where whoever read that is gone; left alone, the next line would end it by
    /// SIGPIPE, and without a word. Commands that only print are better ended: `vekha plan | head`.
    static func ignore() {
        signal(SIGPIPE, SIG_IGN)
    }
}
