import Foundation
import TestSupport
import Testing

/// Holds every target to the imports that `docs/architecture.md` allows it.
///
/// SwiftPM does not: an import of an undeclared sibling builds clean.
@Suite struct ImportTests {
  static let foundation: Set<String> = ["Foundation"]

  static let allowed: [String: Set<String>] = [
    "PrivateFiles": ["CZlib", "Glibc"],
    "Unattended": ["CFileSystem", "Glibc", "PrivateFiles", "Synchronization"],
    "WorkbookWriter": ["CXlsxWriter", "PrivateFiles"],
    "ByteInput": ["CCrypto", "CZlib", "Foundation", "Glibc"],
    "DelimitedText": [],
    "MarkupEvents": ["CLibXML2", "Glibc"],
    "Spreadsheet": ["CZip", "ExternalSort", "MarkupEvents", "ReturnModel"],
    "ReturnModel": [],
    "RuleLanguage": ["ReturnModel"],
    "ReturnSpec": ["Foundation", "ReturnModel", "RuleLanguage", "Yams"],
    "ReturnWriter": ["ReturnModel", "ReturnSpec"],
    "PipelineCore": ["ReturnModel"],
    "ExternalSort": ["Glibc"],
    "Ingest": [
      "ByteInput", "DelimitedText", "ExternalSort", "MarkupEvents", "PipelineCore", "ReturnModel",
      "ReturnSpec", "Spreadsheet",
    ],
    "Validation": [
      "ByteInput", "ExternalSort", "PipelineCore", "ReturnModel", "ReturnSpec", "RuleLanguage",
    ],
    "Normalisation": [
      "DelimitedText", "PipelineCore", "ReturnModel", "ReturnSpec", "RuleLanguage",
    ],
    "IndicatorStore": [
      "ByteInput", "ExternalSort", "GRDB", "GRDBSQLite", "Glibc", "PrivateFiles", "ReturnModel",
      "Synchronization",
    ],
    "Comparators": ["ReturnModel"],
    "Disclosure": ["ReturnModel"],
    "Reconciliation": ["ReturnModel"],
    "Emission": ["DelimitedText", "PrivateFiles", "ReturnModel", "WorkbookWriter"],
    "Synthesis": [
      "DelimitedText", "Dispatch", "ExternalSort", "PrivateFiles", "ReturnModel", "ReturnSpec",
      "ReturnWriter", "Synchronization", "WorkbookWriter",
    ],
    "PipelineEngine": [
      "ByteInput", "Comparators", "DelimitedText", "Disclosure", "Dispatch", "Emission",
      "ExternalSort", "Foundation", "IndicatorStore", "Ingest", "MarkupEvents", "Normalisation",
      "PipelineCore", "PrivateFiles", "Reconciliation", "ReturnModel", "ReturnSpec", "ReturnWriter",
      "RuleLanguage", "Spreadsheet", "Synchronization", "Unattended", "Validation",
      "WorkbookWriter",
    ],
    "returns": [
      "ArgumentParser", "Foundation", "PipelineCore", "PipelineEngine", "ReturnModel", "ReturnSpec",
      "Synthesis",
    ],
    "TestSupport": ["Foundation", "ReturnModel", "Testing"],
  ]

  @Test(arguments: allowed.keys.sorted())
  func importsOnlyWhatIsAllowed(_ target: String) throws {
    let allowed = try #require(Self.allowed[target])
    let files = try Self.swiftFiles(in: "Sources/\(target)")
    #expect(!files.isEmpty)
    for file in files {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      let imports = text.matches(of: /(?m)^[\w@() ]*import (?:struct |enum |func )?(\w+)/)
      let strays = Set(imports.map { String($0.1) }).subtracting(allowed)
      #expect(strays.isEmpty, "\(file) imports \(strays.sorted())")
    }
  }

  @Test func everyTargetIsListed() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Project.path("Sources"))
    let targets = folders.filter { !$0.hasPrefix("C") || $0 == "Comparators" }
    #expect(Set(targets) == Set(Self.allowed.keys))
  }

  @Test func noSourceUsesTheNetwork() throws {
    for file in try Self.swiftFiles(in: "Sources") {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      for word in ["URLSession", "FoundationNetworking", "socket(", "getaddrinfo", "CFSocket"] {
        #expect(!text.contains(word), "\(file) has \(word)")
      }
    }
  }

  static func swiftFiles(in folder: String) throws -> [String] {
    let root = Project.path(folder)
    let names = try #require(FileManager.default.enumerator(atPath: root))
    return names.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
      .map { "\(root)/\($0)" }.sorted()
  }
}
