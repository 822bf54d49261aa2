import Dispatch

/// Tasks may run on the loop's thread: what starts an exchange and what an answer leads to then costs no wake-up.
extension Mailbox: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if !post(.run(job)) { runElsewhere(job) }
    }

    /// Where the loop has ended, its tasks have not.
    func runElsewhere(_ job: UnownedJob) {
        DispatchQueue.global().async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
