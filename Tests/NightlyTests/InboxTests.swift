import Foundation
import TestSupport
import Testing

/// What a run takes out of an inbox, and what it leaves.
@Suite struct InboxTests {
  @Test func whatIsReadIsProcessedAndTheNextNightHasNothingToDo() throws {
    let night = try Night()
    try night.leave(Night.clean)
    try night.leave(Night.other)
    let run = try night.run()
    try #require(run.status == 0, "\(run.errors)")
    #expect(try night.names(in: "inbox").isEmpty)
    let name = try #require(try night.runs().first)
    #expect(
      try night.names(in: "processed/\(name)") == ["sen2-2025-860.xml.gz", "sen2-2025-893.xml"])
    // Byte for byte, and closed to others.
    let moved = "\(night.folder)/processed/\(name)/sen2-2025-893.xml"
    #expect(FileManager.default.contentsEqual(atPath: moved, andPath: Night.clean))
    let attributes = try FileManager.default.attributesOfItem(atPath: moved)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let record = try night.record()
    #expect(record["outcome"] as? String == "finished")
    let counts = try #require(record["counts"] as? [String: Int])
    #expect(counts["read"] == 725 + 428 && counts["loaded"] == 725 + 428)

    let second = try night.run()
    #expect(second.status == 0, "\(second.errors)")
    let empty = try #require(try night.record()["counts"] as? [String: Int])
    #expect(empty["read"] == 0)
  }

  @Test func aFolderIsOneExtractAndMovesWhole() throws {
    let night = try Night()
    let blade = Project.path("SampleInputs/sen2/2025/clean-blade")
    try night.leave(blade, as: "blade-export")
    let run = try night.run()
    #expect(run.status == 0, "\(run.errors)")
    let name = try #require(try night.runs().first)
    let files = try FileManager.default.contentsOfDirectory(atPath: blade).sorted()
    #expect(try night.names(in: "processed/\(name)/blade-export") == files)
    #expect(try night.names(in: "inbox").isEmpty)
  }

  @Test func whatCannotBeReadIsRejectedWithItsReason() throws {
    let night = try Night()
    try night.leave(Night.clean)
    try night.leave(Project.path("SampleInputs/sen2/2025/faulty/truncated.xml"))
    try night.leave(Data("nothing of use\n".utf8), as: "notes.txt")
    try night.leave(
      Project.path("SampleInputs/sen2/2025/faulty/header-authority-999.xml"), as: "unknown.xml")
    let run = try night.run()
    #expect(run.status == 3, "\(run.errors)")
    let name = try #require(try night.runs().first)
    #expect(try night.names(in: "processed/\(name)") == ["sen2-2025-893.xml"])
    #expect(
      try night.names(in: "rejected/\(name)") == [
        "notes.txt", "notes.txt.reason.txt", "truncated.xml", "truncated.xml.reason.txt",
        "unknown.xml", "unknown.xml.reason.txt",
      ])
    let reason = try night.text("\(night.folder)/rejected/\(name)/truncated.xml.reason.txt")
    #expect(reason.contains("truncated.xml"))
    let unknown = try night.text("\(night.folder)/rejected/\(name)/unknown.xml.reason.txt")
    #expect(unknown.contains("the authority is not known"))
    let notices = try night.text(night.notices)
    #expect(notices.contains("exit 3") && notices.contains("rejected truncated.xml"))
    // The night after has nothing wrong with it.
    #expect(try night.run().status == 0)
  }

  @Test func aRepeatedExtractIsTold() throws {
    let night = try Night()
    try night.leave(Night.clean)
    #expect(try night.run().status == 0)
    try night.leave(Night.clean, as: "again.xml")
    let run = try night.run()
    #expect(run.status == 0)
    #expect(run.errors.contains("repeated again.xml (unchanged)"))
    #expect(try night.text(night.notices).contains("repeated again.xml"))
    #expect(try night.names(in: "inbox").isEmpty)
  }

  @Test func whatIsStillBeingWrittenIsLeft() throws {
    let night = try Night(inboxMore: "")
    let text = try night.text(night.file).replacing(
      "settled-minutes: 0", with: "settled-minutes: 10\n    names: [\"*.xml*\"]")
    try Data(text.utf8).write(to: URL(filePath: night.file))
    try night.leave(Night.clean, as: "fresh.xml")
    try night.leave(Night.clean, as: "old.xml")
    try night.leave(Night.clean, as: "old.xml.part")
    try night.leave(Night.clean, as: "other.txt")
    try night.leave(Night.clean, as: ".hidden.xml")
    let now = Date()
    for (name, age) in [("fresh.xml", 9.0), ("old.xml", 11), ("old.xml.part", 30)] {
      try FileManager.default.setAttributes(
        [.modificationDate: now.addingTimeInterval(-age * 60)],
        ofItemAtPath: "\(night.inbox)/\(name)")
    }
    let run = try night.run()
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try night.names(in: "inbox") == [".hidden.xml", "fresh.xml", "old.xml.part", "other.txt"])
    #expect(run.errors.contains("left fresh.xml: written to in the last 10 minutes"))
    #expect(run.errors.contains("left old.xml.part: still being written, by its name"))
    #expect(run.errors.contains("left other.txt: no pattern of the inbox takes this name"))
  }

  /// A sender's date of tomorrow: this machine's own clock says when the file came.
  @Test func aDateOfTomorrowIsNoReasonToWaitForEver() throws {
    let night = try Night()
    try night.leave(Night.clean, as: "tomorrow.xml")
    try FileManager.default.setAttributes(
      [.modificationDate: Date().addingTimeInterval(86_400)],
      ofItemAtPath: "\(night.inbox)/tomorrow.xml")
    #expect(try night.run().status == 0)
    #expect(try night.names(in: "inbox").isEmpty)
  }

  @Test func removedMeansThatTheArchiveHasIt() throws {
    let night = try Night()
    let text = try night.text(night.file).replacing(
      "processed: \(night.folder)/processed", with: "processed: remove")
    try Data(text.utf8).write(to: URL(filePath: night.file))
    try night.leave(Night.clean)
    try night.leave(Night.clean, as: "second.xml")
    #expect(try night.run().status == 0)
    #expect(try night.names(in: "inbox").isEmpty)
    #expect(try night.names(in: "processed").isEmpty)
    let kept = try FileManager.default.subpathsOfDirectory(atPath: "\(night.folder)/store/extracts")
    #expect(kept.filter { $0.hasSuffix(".gz") }.count == 1)
    for name in kept {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: "\(night.folder)/store/extracts/\(name)")
      let mode = attributes[.posixPermissions] as? Int
      #expect(mode == (name.hasSuffix(".gz") ? 0o600 : 0o700), "\(name)")
    }
  }

  @Test func anInboxThatIsNotThereIsTwoAndTheOthersAreEmptied() throws {
    let night = try Night()
    let text = try night.text(night.file).replacing(
      "inboxes:\n",
      with: """
        inboxes:
          - { folder: \(night.folder)/nowhere, processed: \(night.folder)/p, rejected: \(night.folder)/r }

        """)
    try Data(text.utf8).write(to: URL(filePath: night.file))
    try night.leave(Night.clean)
    let run = try night.run()
    #expect(run.status == 2)
    #expect(run.errors.contains("the inbox cannot be looked through"))
    #expect(try night.names(in: "inbox").isEmpty)
  }

  @Test func aDryRunSaysWhatWouldBeDoneAndChangesNothing() throws {
    let night = try Night()
    try night.leave(Night.clean)
    try night.leave(Project.path("SampleInputs/sen2/2025/faulty/truncated.xml"))
    let before = try FileManager.default.subpathsOfDirectory(atPath: night.folder).sorted()
    let run = try night.run(["--dry-run"])
    #expect(run.status == 3, "\(run.errors)")
    #expect(run.output.contains("would be loaded"))
    #expect(run.output.contains("would be processed: sen2-2025-893.xml"))
    #expect(run.output.contains("would be rejected: truncated.xml"))
    #expect(try FileManager.default.subpathsOfDirectory(atPath: night.folder).sorted() == before)
  }
}
