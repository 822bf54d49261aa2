/// Which days are working days: the federal production calendar with moved days, and the region's own days off.
package struct WorkCalendar: Sendable {
}
