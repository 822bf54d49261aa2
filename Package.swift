// swift-tools-version: 6.2

import PackageDescription

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let collections = ["DequeModule", "HeapModule"].map {
    Target.Dependency.product(name: $0, package: "swift-collections")
}
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let csv = Target.Dependency.product(name: "SwiftCSV", package: "SwiftCSV")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let lifecycleTests = Target.Dependency.product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")

let package = Package(
    name: "vekha",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: [
        // The rooms, from the ground up: each may use only rooms above it in this list.
        .target(name: "Core"),
        .target(name: "OrderImport", dependencies: ["Core"]),
        .target(name: "Wording", dependencies: ["Core", mustache]),
        .target(name: "Chat"),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "CurlHTTP", dependencies: ["CCurl", httpTypes]),
        .target(name: "TelegramChat", dependencies: ["Chat", "CurlHTTP", httpTypes]),
        .target(name: "Persistence", dependencies: ["Core", "Chat", grdb]),
        .systemLibrary(name: "CXLSX", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "Spreadsheet", dependencies: ["CXLSX", "Core"]),
        .systemLibrary(name: "CICal", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
        .target(name: "Calendars", dependencies: ["CICal"]),
        .target(name: "Pictures", dependencies: ["Core"]),
        .target(name: "CRsvg"),
        .target(name: "Raster", dependencies: ["CRsvg"]),
        .target(
            name: "Service",
            dependencies: [
                "Core", "OrderImport", "Wording", "Chat", "Persistence", "Spreadsheet", "Calendars", "Pictures",
                "Raster",
                crypto, logging, lifecycle,
            ]
                + collections
        ),
        .target(
            name: "Sandbox",
            dependencies: [hummingbird, httpTypes, logging, lifecycle, signals, nioCore, nioHTTP1, nioPosix],
            resources: [.embedInCode("Page")]
        ),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .executableTarget(
            name: "vekha",
            dependencies: [
                "CQREncode",
                "Core", "OrderImport", "Wording", "Chat", "CurlHTTP", "TelegramChat", "Persistence", "Service",
                "Sandbox", "Spreadsheet",
                argumentParser, configuration, crypto, httpTypes, logging, lifecycle, signals,
            ]
        ),

        // What measures the house from outside.
        .systemLibrary(name: "CEpoll", path: "Benchmarks/CEpoll"),
        .executableTarget(name: "bench-server", dependencies: ["CEpoll"], path: "Benchmarks/Server"),
        .executableTarget(
            name: "bench-questions",
            dependencies: ["Core", "Wording", "Chat", "Persistence", "Service"],
            path: "Benchmarks/Questions"
        ),

        .target(
            name: "TestSupport",
            dependencies: [
                "Core", "Wording", "Chat", "CurlHTTP", "Persistence", "Service", grdb, httpTypes, logging, lifecycle,
            ],
            path: "Tests/TestSupport"
        ),
        .testTarget(name: "CoreTests", dependencies: ["Core", "TestSupport"]),
        .testTarget(
            name: "OrderImportTests",
            dependencies: ["OrderImport", "Core", "TestSupport", csv],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(name: "WordingTests", dependencies: ["Wording", "Core", "TestSupport"]),
        .testTarget(name: "CurlHTTPTests", dependencies: ["CurlHTTP", "TestSupport", httpTypes]),
        .testTarget(
            name: "TelegramChatTests",
            dependencies: ["TelegramChat", "Chat", "CurlHTTP", "TestSupport", httpTypes]
        ),
        .testTarget(name: "CalendarTests", dependencies: ["Calendars", "TestSupport"]),
        .testTarget(name: "SpreadsheetTests", dependencies: ["Spreadsheet", "Core", "TestSupport"]),
        .testTarget(
            name: "PicturesTests",
            dependencies: ["Pictures", "Raster", "Core", "TestSupport"],
            exclude: ["Snapshots"]
        ),
        .testTarget(name: "PersistenceTests", dependencies: ["Persistence", "Core", "Chat", "TestSupport", grdb]),
        .testTarget(
            name: "ServiceTests",
            dependencies: [
                "Service", "Core", "Wording", "Chat", "Persistence", "Pictures", "Raster", "Spreadsheet", "TestSupport",
                grdb, logging, lifecycleTests,
            ]
        ),
        .testTarget(
            name: "SandboxTests",
            dependencies: ["Sandbox", "TestSupport", hummingbird, httpTypes, logging, lifecycle, nioCore, nioPosix]
        ),
        .testTarget(
            name: "StoryTests",
            dependencies: [
                "vekha", "Core", "CurlHTTP", "Persistence", "Sandbox", "Service", "TelegramChat", "TestSupport",
                argumentParser, grdb, httpTypes, lifecycle, logging,
            ],
            exclude: ["District", "Snapshots"]
        ),
        // These run the built program, so it has to be built.
        .testTarget(name: "CommandTests", dependencies: ["vekha", "TestSupport", grdb]),
        .testTarget(name: "CrashTests", dependencies: ["vekha", "Core", "Chat", "Persistence", "TestSupport", grdb]),
    ]
)

for target in package.targets where target.type != .system && target.name != "CRsvg" {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        // A misspelt feature would be ignored in silence.
        .treatWarning("UnrecognizedStrictLanguageFeatures", as: .error),
    ]
    if Context.environment["CI"] != nil {
        target.swiftSettings?.insert(.treatAllWarnings(as: .error), at: 0)
    }
}
