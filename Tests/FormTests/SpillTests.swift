import ByteInput
import Ingest
import PipelineCore
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// Table sets that do not fit in the memory they are given.
@Suite struct SpillTests {
  /// Keeps what it is handed, as text.
  private struct Keeper: SubjectConsumer {
    var lines: [String] = []

    mutating func begin(_ header: ExtractHeader) throws(StageFailure) {
      lines.append(String(decoding: header.record.text, as: UTF8.self))
    }

    mutating func consume(
      _ subject: borrowing Subject, remarks: [StructureRemark], quarantined: [QuarantinedRecord]
    ) throws(StageFailure) {
      let records = subject.records.map { "\($0.module).\($0.parent).\($0.ordinal)" }
      lines.append("\(subject.ordinal) \(records) \(String(decoding: subject.text, as: UTF8.self))")
    }

    mutating func setAside(_ record: QuarantinedRecord) throws(StageFailure) {
      lines.append("aside \(record.line) \(record.module)")
    }
  }

  private func read(_ files: [String], memoryBudget: Int) throws -> [String] {
    let library = try SpecLibrary(pipelines: Project.path("Pipelines"))
    let areas = try library.reference.areas()
    let round = try library.specification(of: "sen2", areas: areas).resolve("2025")
    let form = try #require(try library.forms().first { $0.id == "blade" })
    let folder = try TemporaryFolder()
    var reader = TableSetReader(
      form: form, spillingInto: folder.path, memoryBudget: memoryBudget)
    for (table, path) in files.enumerated() {
      _ = try reader.read(try TextSource(path: path), file: "table \(table)", table: table)
    }
    var keeper = Keeper()
    try reader.finish(into: &keeper) { _ throws(StageFailure) in round }
    return keeper.lines
  }

  @Test func aSmallBudgetGivesTheSameSubjectsInTheSameOrder() throws {
    let folder = try TemporaryFolder()
    var blade = BladeFiles(try Sample.flat("2025/clean/sen2-2025-893.xml"))
    blade.seed = 9
    let files = try blade.write(to: folder)
    let inMemory = try read(files, memoryBudget: 96 << 20)
    #expect(inMemory.count == 101)
    #expect(try read(files, memoryBudget: 40_000) == inMemory)
  }
}
