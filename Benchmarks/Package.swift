// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that building `returns` never pays for it. It runs the built program and
// the floors as processes and imports nothing of the project.
let package = Package(
  name: "benchmarks",
  targets: [
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .executableTarget(name: "sax-floor", dependencies: ["CXML"]),
    .executableTarget(name: "inflate-floor", linkerSettings: [.linkedLibrary("z")]),
    .executableTarget(
      name: "bench", dependencies: ["sax-floor", "inflate-floor"],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ]),
  ]
)
