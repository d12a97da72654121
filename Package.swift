// swift-tools-version: 6.2
import PackageDescription

// Targets stand lowest first; the loop at the end refuses an arrow that points up.
let package = Package(
  name: "returns",
  products: [.executable(name: "returns", targets: ["returns"])],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "PrivateFiles", dependencies: ["CZlib"]),
    .systemLibrary(name: "CFileSystem"),
    .target(name: "Unattended", dependencies: ["CFileSystem", "PrivateFiles"]),
    .target(name: "WorkbookWriter", dependencies: ["CXlsxWriter", "PrivateFiles"]),
    .target(name: "ByteInput", dependencies: ["CZlib", "CCrypto"]),
    .target(name: "DelimitedText"),
    .target(name: "MarkupEvents", dependencies: ["CLibXML2"]),
    .target(name: "ReturnModel"),
    .target(name: "ExternalSort"),
    .target(
      name: "Spreadsheet", dependencies: ["CZip", "ExternalSort", "MarkupEvents", "ReturnModel"]),
    .target(name: "RuleLanguage", dependencies: ["ReturnModel"]),
    .target(
      name: "ReturnSpec",
      dependencies: ["ReturnModel", "RuleLanguage", .product(name: "Yams", package: "Yams")]),
    .target(name: "ReturnWriter", dependencies: ["ReturnModel", "ReturnSpec"]),
    .target(name: "PipelineCore", dependencies: ["ReturnModel"]),
    .target(
      name: "Ingest",
      dependencies: [
        "ByteInput", "DelimitedText", "MarkupEvents", "ReturnModel", "ReturnSpec", "PipelineCore",
        "ExternalSort", "Spreadsheet",
      ]),
    .target(
      name: "Validation",
      dependencies: [
        "ByteInput", "ReturnModel", "RuleLanguage", "ReturnSpec", "PipelineCore", "ExternalSort",
      ]),
    .target(
      name: "Normalisation",
      dependencies: ["DelimitedText", "ReturnModel", "RuleLanguage", "ReturnSpec", "PipelineCore"]),
    .target(
      name: "IndicatorStore",
      dependencies: [
        "ByteInput", "ExternalSort", "PrivateFiles", "ReturnModel",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(name: "Comparators", dependencies: ["ReturnModel"]),
    .target(name: "Disclosure", dependencies: ["ReturnModel"]),
    .target(name: "Reconciliation", dependencies: ["ReturnModel"]),
    .target(
      name: "Emission",
      dependencies: ["DelimitedText", "PrivateFiles", "ReturnModel", "WorkbookWriter"]),
    .target(
      name: "Synthesis",
      dependencies: [
        "DelimitedText", "ExternalSort", "PrivateFiles", "ReturnModel", "ReturnSpec",
        "ReturnWriter", "WorkbookWriter",
      ]),
    .target(
      name: "PipelineEngine",
      dependencies: [
        "ByteInput", "DelimitedText", "MarkupEvents", "ReturnModel", "RuleLanguage", "ReturnSpec",
        "PipelineCore", "ExternalSort", "Ingest", "Validation", "Normalisation", "IndicatorStore",
        "Spreadsheet", "Comparators", "Reconciliation", "Emission", "PrivateFiles", "ReturnWriter",
        "WorkbookWriter", "Unattended", "Disclosure",
      ]),
    .executableTarget(
      name: "returns",
      dependencies: [
        "ReturnModel", "ReturnSpec", "PipelineCore", "Synthesis", "PipelineEngine",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "TestSupport", dependencies: ["ReturnModel"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
    .testTarget(name: "UnattendedTests", dependencies: ["Unattended", "TestSupport"]),
    .testTarget(name: "ByteInputTests", dependencies: ["ByteInput", "CZlib", "TestSupport"]),
    .testTarget(
      name: "DelimitedTextTests", dependencies: ["DelimitedText", "ByteInput", "TestSupport"]),
    .testTarget(name: "MarkupEventsTests", dependencies: ["MarkupEvents", "TestSupport"]),
    .testTarget(
      name: "WorkbookWriterTests",
      dependencies: ["PrivateFiles", "WorkbookWriter", "Spreadsheet", "TestSupport"]),
    .testTarget(name: "SpreadsheetTests", dependencies: ["Spreadsheet", "TestSupport"]),
    .testTarget(name: "ReturnModelTests", dependencies: ["ReturnModel", "TestSupport"]),
    .testTarget(
      name: "RuleLanguageTests", dependencies: ["RuleLanguage", "ReturnModel", "TestSupport"]),
    .testTarget(name: "ExternalSortTests", dependencies: ["ExternalSort", "TestSupport"]),
    .testTarget(
      name: "IndicatorStoreTests",
      dependencies: [
        "IndicatorStore", "ReturnModel", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], exclude: ["Goldens"]),
    .testTarget(
      name: "ComparatorsTests", dependencies: ["Comparators", "ReturnModel", "TestSupport"]),
    .testTarget(
      name: "DisclosureTests",
      dependencies: [
        "Disclosure", "IndicatorStore", "PipelineCore", "PipelineEngine", "ReturnModel",
        "ReturnSpec", "returns", "TestSupport",
      ]),
    .testTarget(name: "ReconciliationTests", dependencies: ["Reconciliation", "TestSupport"]),
    .testTarget(
      name: "EmissionTests", dependencies: ["Emission", "ReturnModel", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "SynthesisTests",
      dependencies: ["ReturnModel", "ReturnSpec", "Synthesis", "PipelineEngine", "TestSupport"]),
    .testTarget(
      name: "ReturnSpecTests",
      dependencies: ["RuleLanguage", "ReturnModel", "ReturnSpec", "TestSupport"]),
    .testTarget(
      name: "IngestTests",
      dependencies: [
        "ByteInput", "Ingest", "PipelineCore", "ReturnModel", "ReturnSpec", "TestSupport",
      ]),
    .testTarget(
      name: "NormalisationTests",
      dependencies: [
        "ByteInput", "DelimitedText", "Ingest", "Normalisation", "PipelineCore", "ReturnModel",
        "ReturnSpec", "TestSupport",
      ]),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "ReturnModel", "RuleLanguage", "ReturnSpec", "PipelineCore", "Validation", "PipelineEngine",
        "TestSupport",
      ], exclude: ["Goldens"]),
    .testTarget(
      name: "SchoolCensusTests",
      dependencies: [
        "ByteInput", "IndicatorStore", "PipelineCore", "PipelineEngine", "ReturnModel",
        "ReturnSpec", "Synthesis", "TestSupport",
      ], exclude: ["SQL"]),
    .testTarget(
      name: "FormTests",
      dependencies: [
        "ByteInput", "ReturnModel", "ReturnSpec", "PipelineCore", "Ingest", "IndicatorStore",
        "PipelineEngine", "Synthesis", "TestSupport",
      ]),
    .testTarget(
      name: "ChatTests",
      dependencies: [
        "ReturnModel", "ReturnSpec", "RuleLanguage", "PipelineCore", "IndicatorStore",
        "PipelineEngine", "Synthesis", "TestSupport",
      ], exclude: ["SQL", "Fixtures"]),
    .testTarget(
      name: "CldTests",
      dependencies: [
        "IndicatorStore", "PipelineCore", "PipelineEngine", "ReturnModel", "ReturnSpec",
        "Synthesis", "TestSupport",
      ], exclude: ["SQL"]),
    .testTarget(
      name: "TableReturnTests",
      dependencies: [
        "IndicatorStore", "PipelineCore", "PipelineEngine", "ReturnModel", "ReturnSpec",
        "TestSupport",
      ]),
    .testTarget(
      name: "ReportTests",
      dependencies: [
        "Comparators", "Emission", "IndicatorStore", "PipelineCore", "PipelineEngine",
        "ReturnModel",
        "ReturnSpec", "TestSupport",
      ]),
    .testTarget(
      name: "VintageTests",
      dependencies: [
        "ByteInput", "IndicatorStore", "PipelineCore", "PipelineEngine", "ReturnModel",
        "TestSupport",
      ]),
    .testTarget(
      name: "ExplainTests",
      dependencies: ["PipelineCore", "PipelineEngine", "ReturnModel", "TestSupport"]),
    .testTarget(
      name: "SheetTests",
      dependencies: [
        "IndicatorStore", "Normalisation", "PipelineCore", "PipelineEngine", "ReturnModel",
        "ReturnSpec", "TestSupport",
      ], exclude: ["Fixtures"]),
    .testTarget(
      name: "IndicatorOracleTests",
      dependencies: [
        "IndicatorStore", "PipelineCore", "PipelineEngine", "ReturnModel", "ReturnSpec",
        "Synthesis",
        "TestSupport",
      ], exclude: ["SQL"]),
    .testTarget(
      name: "CommandTests", dependencies: ["ReturnModel", "returns", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "PipelineCore", "PipelineEngine", "ReturnModel", "ReturnSpec", "returns", "TestSupport",
      ]),
    .testTarget(
      name: "HostileTests",
      dependencies: [
        "CZlib", "returns", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "TortureTests",
      dependencies: ["returns", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "NightlyTests",
      dependencies: [
        "PipelineCore", "PipelineEngine", "ReturnModel", "ReturnSpec", "TestSupport", "Unattended",
        "returns",
      ], exclude: ["Schemas", "cron.sh"]),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["ByteInput", "CZlib", "DelimitedText", "MarkupEvents", "TestSupport"]),
    .testTarget(
      name: "LastReturnTests",
      dependencies: [
        "PipelineEngine", "ReturnModel", "ReturnSpec", "RuleLanguage", "returns", "TestSupport",
        "Validation",
      ]),
    .testTarget(
      name: "ReplayTests",
      dependencies: [
        "IndicatorStore", "PipelineCore", "PipelineEngine", "ReturnModel", "ReturnSpec", "returns",
        "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "ConversionTests",
      dependencies: [
        "ByteInput", "Ingest", "PipelineCore", "PipelineEngine", "ReturnModel", "ReturnSpec",
        "ReturnWriter", "Synthesis", "TestSupport",
      ]),
    .testTarget(
      name: "SiteTests",
      dependencies: ["Spreadsheet", "ReturnModel", "Emission", "returns", "TestSupport"],
      exclude: ["Browser"]),
    .testTarget(
      name: "QueryTests",
      dependencies: ["IndicatorStore", "ReturnModel", "Validation", "returns", "TestSupport"]),
    .testTarget(
      name: "ToyReturnTests", dependencies: ["returns", "TestSupport"], exclude: ["Fixtures"]),
  ]
)

var listed: Set<String> = []
for target in package.targets {
  for case .byNameItem(let name, _) in target.dependencies where !listed.contains(name) {
    fatalError("\(target.name) may not depend on \(name), which is listed below it")
  }
  listed.insert(target.name)
  guard target.type != .system else { continue }
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
  ]
}
