import Foundation
import Glibc
import Service
import ServiceLifecycle

/// The files that are part of this process, as far as they are in memory: the program and its libraries.
///
/// Most of it is needed once, to start: reading the configuration, opening the journal, looking up conformances all
/// over the program. A bot then waits for months. Android does the same with apps that rest
/// (https://source.android.com/docs/core/perf/cached-apps-freezer).
enum MappedFiles {
    /// Lets the system have back the pages; what is needed again is read again, some of it at once.
    ///
    /// `MADV_PAGEOUT` (Linux 5.4) frees the memory itself, where the file is ours and nobody else's too.
    /// `MADV_DONTNEED`, which would lose what was written to a page, at least takes what never was from this process.
    static func giveBack() {
        for mapping in mappings() {
            let start = UnsafeMutableRawPointer(bitPattern: mapping.place.lowerBound)
            _ = madvise(start, mapping.place.count, pageOut)
            if mapping.isUnwritten { _ = madvise(start, mapping.place.count, dontNeed) }
        }
    }

    /// linux/mman.h; Glibc's module has neither.
    private static let dontNeed: Int32 = 4
    private static let pageOut: Int32 = 21

    private struct Mapping {
        let place: Range<UInt>
        let isReadOnly: Bool
        /// Some of it is no longer as in the file.
        var isWritten = false

        /// Nor can it be while it is read-only: what is written to during the start, such as relocations, shows.
        var isUnwritten: Bool { isReadOnly && !isWritten }
    }

    /// Private mappings of files (https://man7.org/linux/man-pages/man5/proc_pid_smaps.5.html); the journal's index,
    /// which is shared, is none.
    private static func mappings() -> [Mapping] {
        // The file has no size, so it is read until it ends.
        let bytes = try? FileHandle(forReadingAtPath: "/proc/self/smaps")?.readToEnd()
        var mappings: [Mapping] = []
        var isWanted = false
        for line in String(decoding: bytes ?? Data(), as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: " ")
            if let place = place(fields[0]) {
                isWanted = fields.count >= 6 && fields[5].hasPrefix("/") && fields[1].hasSuffix("p")
                if isWanted { mappings.append(Mapping(place: place, isReadOnly: !fields[1].contains("w"))) }
            } else if isWanted, fields[0] == "Anonymous:" {
                mappings[mappings.count - 1].isWritten = fields[1] != "0"
            }
        }
        return mappings
    }

    /// Reads `7f4e77dd7000-7f4e77ddd000`.
    private static func place(_ field: Substring) -> Range<UInt>? {
        let ends = field.split(separator: "-").compactMap { UInt($0, radix: 16) }
        return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : nil
    }
}

/// Gives back what the start has left in memory, once the bot is on duty.
struct Settling: DiscreetService {
    func run() async throws {
        await cancelWhenGracefulShutdown {
            if (try? await Task.sleep(for: Self.start)) != nil {
                MappedFiles.giveBack()
            }
            // A service that returned would end its group.
            try? await gracefulShutdown()
        }
    }

    /// By then the backlog has been read, the first tick is over and the menu is set.
    private static let start = Duration.seconds(3)
}
