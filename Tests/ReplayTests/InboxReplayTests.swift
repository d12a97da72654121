import Foundation
import TestSupport
import Testing

/// Replays of a run that took its extracts out of an inbox, which is empty by then.
@Suite struct InboxReplayTests {
  private static let pipeline = """
    title: A night of an inbox
    inboxes:
      - folder: arrivals
        settled-minutes: 0
        processed: processed
        rejected: rejected
        as-at: 2025-03-31
        area: "857"
        expect:
          - { return: sen2, round: "2026", area: "893", due: 2026-01-05 }
    store: night/returns.sqlite
    out: nights
    reports: [{ pack: chat, area: "857" }]

    """

  @Test func whatStoodInTheInboxIsReadAgain() throws {
    let council = try Council()
    try council.put(Data(Self.pipeline.utf8), "inbox.yaml")
    // Lists that say neither their day nor whose they are, and a file that breaks off.
    try council.put(Data(), "arrivals/.keep")
    try FileManager.default.copyItem(
      atPath: Project.path("SampleInputs/chat/2025-03-31"),
      toPath: "\(council.path)/arrivals/chat-export")
    try FileManager.default.copyItem(
      atPath: "\(council.path)/inbox/truncated.xml",
      toPath: "\(council.path)/arrivals/truncated.xml")
    let run = try ToolRun(
      ["run", "inbox.yaml", "--recorded-at", "2026-02-01T03:00:00Z", "--quiet"], in: council.path)
    #expect(run.status == 3, "\(run.errors)")
    let left = try FileManager.default.contentsOfDirectory(atPath: "\(council.path)/arrivals")
    #expect(left == [".keep"])
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: "\(council.path)/nights").first)
    let record = try Council.record("\(council.path)/nights/\(name)")
    #expect((record["counts"] as? [String: Int])?["loaded"] == 680)
    // The summary tells what was rejected and what has not come, then as now.
    let summary = try String(
      contentsOfFile: "\(council.path)/nights/\(name)/summary.md", encoding: .utf8)
    #expect(summary.contains("truncated.xml") && summary.contains("missing sen2/2026 893"))
    try council.remove("arrivals")
    let replay = try council.replay(["nights/\(name)"])
    #expect(replay.status == 0, "\(replay.output) \(replay.errors)")
    #expect((replay.output + replay.errors).contains(", 0 differences"))
    // Nothing was put back where the inbox was, and nothing moved again.
    #expect(!FileManager.default.fileExists(atPath: "\(council.path)/arrivals"))
    let rejected = try FileManager.default.contentsOfDirectory(atPath: "\(council.path)/rejected")
    #expect(rejected == [name])
  }
}
