import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// Which of several returns counts, in one run and from run to run.
@Suite struct SubmissionTests {
  private let folder: TemporaryFolder
  private var store: String { "\(folder.path)/store/returns.sqlite" }
  private let sample: String

  init() throws {
    folder = try TemporaryFolder()
    sample = try Sample.text("sen2/2026/clean/sen2-2026-guide.xml")
  }

  /// The example of the specification, with its header's moment and number as said.
  private func file(_ name: String, at moment: String, serial: String) throws -> String {
    var text = sample.replacing(
      /<DateTime>[^<]*</, with: "<DateTime>\(moment)<")
    text = text.replacing(/<SerialNo>[^<]*</, with: "<SerialNo>\(serial)<")
    try #require(text.contains(moment) && text.contains("<SerialNo>\(serial)<"))
    return try folder.write(text, to: name)
  }

  private func decisions(_ checked: Checked) -> [String] {
    checked.report.extracts.map(\.decision)
  }

  @Test func ofTwoReturnsOfOneAuthorityTheNewerCounts() throws {
    let newer = try file("newer.xml", at: "2026-02-20T10:00:00", serial: "002")
    let older = try file("older.xml", at: "2026-02-10T10:00:00", serial: "001")
    // Whatever the order they are given in.
    for files in [[newer, older], [older, newer]] {
      let checked = try Checked(files)
      let old = try #require(checked.report.extracts.first { $0.file == "older.xml" })
      #expect(old.decision == "superseded by newer.xml")
      #expect(old.counts == RecordCounts(read: 20, superseded: 20))
      #expect(checked.report.counts == RecordCounts(read: 40, loaded: 20, superseded: 20))
    }
  }

  @Test func ofTwoMadeAtOnceTheHigherNumberCounts() throws {
    let first = try file("b.xml", at: "2026-02-20T10:00:00", serial: "001")
    let second = try file("a.xml", at: "2026-02-20T10:00:00", serial: "002")
    let checked = try Checked([second, first])
    #expect(decisions(checked) == ["validated", "superseded by a.xml"])
  }

  @Test func aReturnLoadedTwiceIsUnchanged() throws {
    let return1 = try file("one.xml", at: "2026-02-20T10:00:00", serial: "001")
    #expect(decisions(try Checked([return1], store: store)) == ["loaded"])
    let again = try Checked([return1], store: store)
    #expect(decisions(again) == ["unchanged"])
    #expect(again.report.counts == RecordCounts(read: 20, unchanged: 20))
    #expect(again.report.extracts[0].inserted == 0)
    #expect(again.report.extracts[0].closed == 0)
  }

  @Test func aReturnGivenTwiceInOneRunIsLoadedOnce() throws {
    let path = try file("one.xml", at: "2026-02-20T10:00:00", serial: "001")
    let copy = try file("two.xml", at: "2026-02-20T10:00:00", serial: "001")
    // Named twice it is read once; a copy under another name does not count twice.
    #expect(try Checked([path, path]).report.counts.read == 20)
    let both = try Checked([path, copy], store: store)
    #expect(both.report.counts.read == 40)
    #expect(both.report.counts.loaded == 20)
    #expect(both.report.counts.addUp)
  }

  @Test func anOlderReturnLoadedLateChangesNothing() throws {
    let newer = try file("newer.xml", at: "2026-02-20T10:00:00", serial: "002")
    let older = try file("older.xml", at: "2026-02-10T10:00:00", serial: "001")
    _ = try Checked([newer], store: store)
    let late = try Checked([older], store: store)
    #expect(late.report.extracts[0].decision.hasPrefix("superseded"))
    #expect(late.report.counts == RecordCounts(read: 20, superseded: 20))
    #expect(late.report.extracts[0].inserted == 0)
    #expect(late.report.extracts[0].closed == 0)
  }

  @Test func returnsOfSeveralAuthoritiesAndRoundsLoadInOneRun() throws {
    let files =
      ["2025/clean/sen2-2025-893.xml", "2025/clean/sen2-2025-860.xml.gz"]
      + ["2026/clean/sen2-2026-guide.xml", "2023/clean/sen2-2023-893.xml"]
    let checked = try Checked(files.map { "\(Sample.inputs)/sen2/\($0)" }, store: store)
    #expect(decisions(checked) == ["loaded", "loaded", "loaded", "loaded"])
    #expect(
      checked.report.extracts.map(\.label) == [
        "sen2 2025 893", "sen2 2025 860", "sen2 2026 201", "sen2 2023 893",
      ])
    // 725 and 428 by the README of the returns of 2025; 20 by hand in section 2.13.
    #expect(checked.report.extracts.prefix(3).map(\.counts.read) == [725, 428, 20])
  }

  @Test func aDryRunWritesNothing() throws {
    let path = try file("one.xml", at: "2026-02-20T10:00:00", serial: "001")
    let checked = try Checked([path], store: store, isDryRun: true)
    #expect(decisions(checked) == ["would be loaded"])
    #expect(!FileManager.default.fileExists(atPath: store))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/store"))
    _ = try Checked([path], store: store)
    let before = try Data(contentsOf: URL(filePath: store))
    #expect(decisions(try Checked([path], store: store, isDryRun: true)) == ["would be unchanged"])
    #expect(try Data(contentsOf: URL(filePath: store)) == before)
  }

  @Test func aDamagedReturnBesideAGoodOneKeepsNothingOfItsOwn() throws {
    let good = try file("good.xml", at: "2026-02-20T10:00:00", serial: "001")
    let damaged = "\(Sample.inputs)/sen2/2025/faulty/truncated.xml"
    let checked = try Checked([good, damaged], store: store)
    #expect(checked.report.status() == .unreadableExtract)
    #expect(checked.report.extracts[0].decision == "loaded")
    #expect(checked.report.extracts[1].counts.loaded == 0)
    #expect(checked.report.counts.addUp)
  }
}
