internal import Core
internal import Foundation

/// When planned notices may go out: on working days, from the hour of reminders until the quiet hours begin.
struct OpenHours {
    let calendar: WorkCalendar
    let time: RegionTime
    let remindAt: ClockTime
    let quiet: QuietHours

    func contain(_ instant: Date) -> Bool {
        let clock = time.time(of: instant)
        return calendar.isWorkingDay(time.date(of: instant)) && clock >= remindAt && !quiet.contains(clock)
    }

    /// The moment itself where planned messages may go out then, else the next at which they may.
    func firstOpen(from instant: Date) -> Date {
        contain(instant) ? instant : nextBegin(after: instant)
    }

    /// The next moment at which the hours begin.
    func nextBegin(after instant: Date) -> Date {
        let today = time.date(of: instant)
        let begin = quiet.contains(remindAt) ? quiet.to : remindAt
        let day = time.instant(today, begin) > instant ? today : today.adding(days: 1)
        return time.instant(calendar.next(onOrAfter: day), begin)
    }

    /// The first moment at which a person with quiet hours of his own may be written to.
    ///
    /// Hours that leave no hour of the working day are passed over: the region's may have changed since he set them.
    func firstOpen(from instant: Date, beside own: QuietHours) -> Date {
        var moment = firstOpen(from: instant)
        guard own.leaveAnHour(from: remindAt, beside: quiet) else { return moment }
        while own.contains(time.time(of: moment)) {
            let today = time.instant(time.date(of: moment), own.to)
            let tomorrow = time.instant(time.date(of: moment).adding(days: 1), own.to)
            moment = firstOpen(from: today > moment ? today : tomorrow)
        }
        return moment
    }
}

extension World {
    var openHours: OpenHours {
        OpenHours(calendar: calendar, time: time, remindAt: planner.policy.remindAt, quiet: settings.quietHours)
    }
}
