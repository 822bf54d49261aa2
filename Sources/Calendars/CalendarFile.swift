internal import CICal
internal import Foundation

/// Writes an event as an iCalendar file (RFC 5545) that says what is to be done with it (RFC 5546).
///
/// `PUBLISH` puts the event into a calendar or replaces an earlier version of it (`REQUEST` would want the addresses of
/// those invited, which a bot does not have), `CANCEL` takes it out. Moments are in UTC: every calendar shows them by its own zone, and no definition of a zone can go out of date.
package enum CalendarFile {
    package static let mediaType = "text/calendar; charset=utf-8"
    private static let product = "-//Vekha//Seminars//RU"
    /// Both methods want an organizer, and a bot has no address to write to: Exchange and Thunderbird write this where
    /// there is none.
    private static let organizer = "invalid:nomail"

    /// libical ran out of memory.
    package struct Failure: Error, Sendable {}

    /// Returns: the file's bytes.
    package static func bytes(of event: CalendarEvent) throws -> [UInt8] {
        guard let calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT),
            let entry = icalcomponent_new(ICAL_VEVENT_COMPONENT)
        else { throw Failure() }
        defer { icalcomponent_free(calendar) }
        icalcomponent_add_component(calendar, entry)
        let method = event.isCancelled ? ICAL_METHOD_CANCEL : ICAL_METHOD_PUBLISH
        for property in [icalproperty_new_prodid(product), icalproperty_new_version("2.0")] {
            icalcomponent_add_property(calendar, property)
        }
        icalcomponent_add_property(calendar, icalproperty_new_method(method))
        for property in [
            icalproperty_new_uid(event.uid), icalproperty_new_sequence(Int32(clamping: event.sequence)),
            icalproperty_new_dtstamp(time(event.stamp)), icalproperty_new_dtstart(time(event.start)),
            icalproperty_new_dtend(time(event.end)), icalproperty_new_summary(event.title),
            icalproperty_new_description(event.details), icalproperty_new_location(event.link),
            icalproperty_new_url(event.link), icalproperty_new_organizer(organizer),
            icalproperty_new_status(event.isCancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED),
        ] {
            guard let property else { throw Failure() }
            icalcomponent_add_property(entry, property)
        }
        guard let text = icalcomponent_as_ical_string_r(calendar) else { throw Failure() }
        defer { icalmemory_free_buffer(text) }
        return Array(String(cString: text).utf8)
    }

    private static func time(_ moment: Date) -> icaltimetype {
        icaltime_from_timet_with_zone(time_t(moment.timeIntervalSince1970), 0, icaltimezone_get_utc_timezone())
    }
}
