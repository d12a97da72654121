import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// What a figure is explained by, held to what plain text says of the extract.
struct ExplanationTests {
  private static let sen2 = Project.path("SampleInputs/sen2/2025/clean/sen2-2025-893.xml")
  private static let timely = "ehcp-20-weeks-excluding-exceptions"

  /// An `Assessment` element, found by its tags alone.
  private struct Block {
    let line: Int
    let upn: String
    let isTimely: Bool
  }

  /// The assessments that led to a plan in 2024 without an exception, straight from the text.
  private func blocks() throws -> [Block] {
    let lines = try String(contentsOfFile: Self.sen2, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    var found: [Block] = []
    var (upn, received, start) = ("", "", 0)
    var leaves: [String: String] = [:]
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withFullDate]
    for (number, line) in lines.enumerated() {
      let parts = line.split(whereSeparator: { "<>".contains($0) })
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      switch parts.first {
      case "UPN": upn = parts[1]
      case "ReceivedDate": received = parts[1]
      case "Assessment": (start, leaves) = (number + 1, [:])
      case "/Assessment":
        guard leaves["AssessmentOutcome"] == "Y",
          let day = leaves["AssessmentOutcomeDate"], day.hasPrefix("2024"),
          ["Week20", "AssessmentMediation", "AssessmentTribunal"].allSatisfy({
            !["1", "true"].contains(leaves[$0] ?? "")
          }),
          let from = formatter.date(from: received), let to = formatter.date(from: day)
        else { continue }
        found.append(
          Block(line: start, upn: upn, isTimely: to.timeIntervalSince(from) <= 140 * 86_400))
      case let name?: if parts.count > 1, leaves[name] == nil { leaves[name] = parts[1] }
      case nil: break
      }
    }
    return found
  }

  @Test func recordsAreThoseThatPlainTextShows() throws {
    let explained = try Explained([Self.sen2])
    let rows = try explained.explanation(Self.timely, period: "2024").recordRows
    let expected = try blocks()
    #expect(expected.count > 5)
    #expect(Set(expected.map(\.isTimely)) == [true, false])
    #expect(
      rows.map { "\($0["line"] ?? "") \($0["numerator"] ?? "") \($0["denominator"] ?? "")" }
        == expected.map { "\($0.line) \($0.isTimely ? 1 : 0) 1" })
    for (row, block) in zip(rows, expected) {
      #expect(row["key"]?.hasPrefix("\(block.upn)/Requests[") == true)
      #expect(row["element"]?.hasSuffix("/Assessment") == true)
      #expect(row["file"] == "sen2-2025-893.xml")
    }
  }

  @Test func figureDefinitionAndExtractAreSaid() throws {
    let explained = try Explained([Self.sen2])
    let document = try explained.explanation(Self.timely, period: "2024").document
    let figure = try explained.explanation(Self.timely, period: "2024").firstFigure
    let expected = try blocks()
    #expect(figure["denominator"] as? Double == Double(expected.count))
    #expect(figure["numerator"] as? Double == Double(expected.count { $0.isTimely }))
    #expect(figure["notes"] as? [String] == [])
    let extract = try #require((figure["extracts"] as? [[String: Any]])?.first)
    #expect((extract["sha256"] as? String)?.count == 64)
    let definition = try #require(document["definition"] as? [String: String])
    #expect(definition["numerator"]?.contains("140") == true)
    #expect(document["defined_in"] as? String == "Pipelines/sen2/indicators")
    #expect((document["history"] as? [Any])?.count == 1)
  }

  @Test func peopleAreNamedByDigestsUnlessKeysAreAsked() throws {
    let explained = try Explained([Self.sen2])
    let text = String(
      decoding: try explained.explanation(Self.timely, period: "2024", keys: false).bytes(.json),
      as: UTF8.self)
    for block in try blocks() { #expect(!text.contains(block.upn)) }
    let keys = try explained.explanation(Self.timely, period: "2024", keys: false).recordRows
      .compactMap { $0["key"] }
    // The same person has the same digest the next time, and another in another store.
    let again = try explained.explanation(Self.timely, period: "2024", keys: false).recordRows
      .compactMap { $0["key"] }
    #expect(keys == again)
    let other = try Explained([Self.sen2])
    let others = try other.explanation(Self.timely, period: "2024", keys: false).recordRows
      .compactMap { $0["key"] }
    #expect(Set(keys).isDisjoint(with: others))
    let salt = try FileManager.default.attributesOfItem(
      atPath: "\(explained.folder.path)/store/key-salt")
    #expect(salt[.posixPermissions] as? Int == 0o600)
    #expect(salt[.size] as? Int == 32)
  }

  @Test func damagedCopyOfAnExtractIsTold() throws {
    let explained = try Explained([Self.sen2])
    let archive = "\(explained.folder.path)/store/extracts"
    let name = try #require(
      FileManager.default.subpaths(atPath: archive)?.first { $0.hasSuffix(".gz") })
    var data = try Data(contentsOf: URL(filePath: "\(archive)/\(name)"))
    data[data.count / 2] ^= 1
    try data.write(to: URL(filePath: "\(archive)/\(name)"))
    let explanation = try explained.explanation(Self.timely, period: "2024")
    #expect(explanation.status == .unreadableExtract)
    #expect(try explanation.firstNotes.first?.contains("could not be read again") == true)
  }

  @Test func changedDefinitionIsTold() throws {
    let explained = try Explained([Self.sen2])
    let pipelines = "\(explained.folder.path)/Pipelines"
    try FileManager.default.copyItem(atPath: Project.path("Pipelines"), toPath: pipelines)
    let file = "\(pipelines)/sen2/indicators/\(Self.timely).yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("<= 140"))
    try text.replacing("<= 140", with: "<= 100").write(
      toFile: file, atomically: true, encoding: .utf8)
    let notes = try explained.explanation(
      Self.timely, period: "2024", by: try Engine(pipelines: pipelines)
    ).firstNotes
    #expect(notes.contains { $0.contains("specification has changed") })
    #expect(notes.contains { $0.contains("is not what the store holds") })
  }

  @Test func wordsForPeopleHoldTheRecordsToo() throws {
    let explained = try Explained([Self.sen2])
    let text = String(
      decoding: try explained.explanation(Self.timely, period: "2024").bytes(.md), as: UTF8.self)
    for block in try blocks() { #expect(text.contains(block.upn)) }
    #expect(text.contains("INTERNAL"))
    #expect(text.contains("Every figure it has had"))
  }

  @Test func cellThatNeverWasIsUsage() throws {
    let explained = try Explained([Self.sen2])
    #expect {
      try explained.explanation(Self.timely, period: "1999")
    } throws: {
      ($0 as? StageFailure)?.status == .usage
    }
  }
}
