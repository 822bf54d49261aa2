package import ServiceLifecycle

/// A service that the log knows by its name alone: at debug level a service group prints its services whole, and what
/// they hold is people's names and texts.
package protocol DiscreetService: ServiceLifecycle.Service, CustomStringConvertible {}

extension DiscreetService {
    package var description: String { String(reflecting: Self.self) }
}
