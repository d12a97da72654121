import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import ReturnSpec
import Synthesis
import TestSupport
import Testing

/// What is converted holds what the extract held: read back, record by record, and checked again.
@Suite struct ConvertTests {
  @Test(arguments: ["2023", "2024", "2025", "2026"])
  func sen2ComesBackFromEveryForm(_ id: String) throws {
    let folder = try TemporaryFolder()
    let round = try Conversion.round(RoundID(id), of: "sen2")
    try Conversion.generate(
      "sen2", round.id, people: 200, faults: 0, ["xml", "blade.gz", "xlsx"],
      into: folder.path)
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasSuffix(".xml") })
    let original = try RecordDump.read("\(folder.path)/\(name)", round)
    #expect(original.lines.count > 800)
    let bytes = try Data(contentsOf: URL(filePath: "\(folder.path)/\(name)"))
    for form in [name, "blade.gz", "xlsx"] {
      let made = try Conversion(["\(folder.path)/\(form)"], to: "made.xml")
      #expect(made.result.status == .clean, "\(form)")
      let path = "\(made.folder.path)/made.xml"
      let read = try RecordDump.read(path, round)
      #expect(read.remarks == [], "\(form)")
      let isSame = read.lines == original.lines
      #expect(isSame, "\(form)")
      // The generator writes in the order of the round too, so that not a byte differs.
      #expect(try Data(contentsOf: URL(filePath: path)) == bytes, "\(form)")
      // A heading of the template that is not certain is told of the template alone.
      let found = made.findings.filter { !$0.hasPrefix("doubtful-heading|") }
      #expect(try Conversion.findings([path]).rows == found, "\(form)")
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(mode as? Int == 0o600, "\(form)")
    }
  }

  @Test(arguments: ["2024-25-autumn", "2024-25-spring", "2024-25-summer"])
  func aCensusComesBackSchoolBySchool(_ id: String) throws {
    let folder = try TemporaryFolder()
    let round = try Conversion.round(RoundID(id), of: "school-census")
    try Conversion.generate(
      "school-census", round.id, people: 600, faults: 0, files: 3, ["xml", "collect"],
      into: folder.path)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".xml") }.sorted()
    #expect(names.count == 3)
    let made = try Conversion(["\(folder.path)/collect"])
    #expect(made.result.status == .clean)
    #expect(try made.written == names.map { "out/\($0)" })
    #expect(made.result.notes == [])
    for name in names {
      let read = try RecordDump.read("\(made.folder.path)/out/\(name)", round)
      #expect(read.lines == (try RecordDump.read("\(folder.path)/\(name)", round).lines))
      #expect(read.lines.count > 100)
      #expect(read.remarks == [])
    }
    let out = "\(made.folder.path)/out"
    #expect(try Conversion.findings([out]).rows == made.findings)
  }

  @Test(arguments: [("sen2", "2025", "blade"), ("school-census", "2024-25-spring", "collect")])
  func faultsComeBackToo(_ returnID: String, _ id: String, _ form: String) throws {
    let folder = try TemporaryFolder()
    let round = try Conversion.round(RoundID(id), of: ReturnID(returnID))
    try Conversion.generate(
      ReturnID(returnID), round.id, people: 400, faults: 60,
      files: returnID == "sen2" ? 1 : 4, ["xml", .init(form)],
      into: folder.path)
    let files = ["\(folder.path)/\(form)"]
    #expect(throws: Never.self) {
      let refused = try Conversion(files)
      #expect(refused.result.status == .errorsInData)
      #expect(try refused.written == [])
    }
    let made = try Conversion(files, allowingErrors: true)
    #expect(made.result.status == .clean)
    let again = try Conversion.findings(["\(made.folder.path)/out"]).rows
    #expect(again.count > 40)
    let new = Set(again).subtracting(made.findings)
    #expect(new.isEmpty, "\(new.sorted())")
    // What the round has no place for is told of the extract and not written: nothing else is gone.
    let notices = Set(
      round.noticeRules.values.map { round.rules[$0].code.text } + Notice.allCases.map(\.rawValue))
    let gone = Set(made.findings).subtracting(again).filter { row in
      !notices.contains(String(row.prefix { $0 != "|" }))
    }
    #expect(gone.isEmpty, "\(gone.sorted())")
  }

  /// The samples were written by hand, the first from the Department's guide: element for element, by
  /// another parser.
  @Test(arguments: [
    ("sen2/2023/clean/sen2-2023-893.xml", "sen2", "2023"),
    ("sen2/2025/clean/sen2-2025-893.xml", "sen2", "2025"),
    ("sen2/2026/clean/sen2-2026-guide.xml", "sen2", "2026"),
    ("school-census/2024-25-spring/clean/8930001_SC1_893LL25_001.XML", "school-census", ""),
    ("school-census/2024-25-spring/clean/8930002_SC1_893LL25_001.XML", "school-census", ""),
  ])
  func aSampleStaysAsItIs(_ sample: String, _ returnID: String, _ id: String) throws {
    let source = Project.path("SampleInputs/\(sample)")
    let made = try Conversion([source], to: "made.xml", allowingErrors: true)
    let round = try Conversion.round(
      RoundID(id.isEmpty ? "2024-25-spring" : id), of: ReturnID(returnID))
    let ignored = Set(round.modules.flatMap(\.ignored))
    let (old, new) = (
      try ElementLines.read(source, without: ignored),
      try ElementLines.read("\(made.folder.path)/made.xml", without: [])
    )
    #expect(new == old)
    #expect(old.count > 20)
  }
}
