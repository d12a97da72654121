import Foundation
import TestSupport
import Testing
import Unattended

/// Runs that nobody watches: two at once, stopped, killed, out of room, with the clock set back.
@Suite struct UnattendedRunTests {
  @Test func aSecondRunIsToldWhoHasTheStore() throws {
    let night = try Night()
    try FileManager.default.createDirectory(
      atPath: "\(night.folder)/store", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try night.leave(Night.clean)
    let owner = RunLock.Owner(process: 4711, host: "elsewhere", started: "2026-01-01T02:30:00Z")
    do {
      let held = try RunLock(path: "\(night.store)-lock", owner: owner)
      let run = try night.run()
      #expect(run.status == 75)
      #expect(run.errors.contains("process 4711 on elsewhere, begun 2026-01-01T02:30:00Z"))
      // Its record is there, and nothing that the first run tells others was touched.
      #expect(try night.record()["exit_code"] as? Int == 75)
      #expect(try night.record()["outcome"] as? String == "failed")
      #expect(try night.names(in: "out") == ["runs"])
      #expect(try night.names(in: "inbox") == ["sen2-2025-893.xml"])
      withExtendedLifetime(held) {}
    }
    #expect(try night.run().status == 0)
  }

  @Test func twoStartedTogetherDoNotShareAFolderOrAStore() throws {
    let night = try Night()
    try night.leave(Night.clean)
    let command = ([MeasuredRun.program, "run", night.file] + Night.pipelines)
      .map { "'\($0)'" }.joined(separator: " ")
    let script = """
      \(command) 2>/dev/null & one=$!
      \(command) 2>/dev/null & two=$!
      wait $one; first=$?; wait $two; echo "$first $?"
      """
    let both = try MeasuredRun(Tools.shell, ["-c", script], limit: 300)
    let statuses = both.output.split(whereSeparator: \.isWhitespace).map(String.init).sorted()
    // Both end well when the second began after the first had ended.
    #expect(statuses == ["0", "75"] || statuses == ["0", "0"], "\(statuses)")
    #expect(try night.runs().count == 2)
    #expect(try night.names(in: "inbox").isEmpty)
  }

  @Test func aKilledRunIsToldByTheNextWhichCompletes() throws {
    let night = try Night()
    try night.leave(Night.clean)
    let killed = try night.run(limit: 0.2)
    try #require(killed.status == nil, "it ended before it was killed")
    let next = try night.run()
    #expect(next.status == 0, "\(next.errors)")
    #expect(try night.names(in: "inbox").isEmpty)
    for run in try night.runs().dropLast() {
      #expect(try night.record(run)["outcome"] as? String == "failed")
    }
    let left = try night.names(below: "out/runs").filter {
      $0 == "work" || $0 == ".reserve" || $0.hasSuffix(".partial")
    }
    #expect(left.isEmpty)
  }

  /// At whatever moment it is told to stop: what was loaded is whole, and the rest waits in the inbox.
  @Test(arguments: [SIGTERM, SIGINT], [0.1, 0.4, 0.8, 1.5])
  func aStoppedRunLeavesWholeSubmissions(_ signal: Int32, _ moment: Double) throws {
    let night = try Night()
    for number in 0..<4 { try leave(number, in: night) }
    let stopped = try night.run(limit: moment, signal: signal)
    // Before it listens it dies of the signal, and after its end it is as if there had been none.
    if stopped.status == 130 {
      let record = try night.record()
      #expect(record["outcome"] as? String == "interrupted")
      #expect(record["exit_code"] as? Int == 130)
      let counts = try #require(record["counts"] as? [String: Int])
      let parts = ["loaded", "unchanged", "superseded", "quarantined", "out_of_scope"]
      #expect(counts["read"] == parts.reduce(0) { $0 + (counts[$1] ?? 0) })
      let left = try night.names(in: "inbox").count
      let processed = try night.names(below: "processed").count
      #expect(left + processed == 4 && left > 0)
    } else {
      #expect(stopped.status == 0 || stopped.status == nil)
    }
    let next = try night.run()
    #expect(next.status == 0, "\(next.errors)")
    #expect(try night.names(in: "inbox").isEmpty)
    #expect(try night.names(below: "processed").count == 4)
  }

  /// The clean sample as that of another authority, so that there are several submissions.
  private func leave(_ number: Int, in night: Night) throws {
    let text = try night.text(Night.clean).replacing(
      "<LEA>893<", with: "<LEA>\(["893", "202", "203", "204"][number])<")
    try night.leave(Data(text.utf8), as: "\(number).xml")
  }

  @Test(.enabled(if: SmallDisk.canBeMade, "only root can make a small disk"))
  func aFullDiskIsTemporaryAndTheNextNightCompletes() throws {
    for left in [0, 40, 150, 400, 700] {
      let disk = try SmallDisk(megabytes: 8)
      let night = try Night(in: disk.path)
      try night.leave(Night.other)
      #expect(try night.run().status == 0)
      try night.leave(Night.clean)
      try disk.fill(leaving: left)
      let full = try night.run()
      #expect(full.status == 75, "\(left) KB left: \(full.errors)")
      #expect(full.errors.contains("room") || full.errors.contains("full"), "\(full.errors)")
      #expect(try night.names(in: "inbox") == ["sen2-2025-893.xml"])
      try disk.empty()
      #expect(try night.command(["doctor", "--store", night.store]).status == 0)
      let next = try night.run()
      #expect(next.status == 0, "\(left) KB left: \(next.errors)")
      #expect(try night.names(in: "inbox").isEmpty)
    }
  }

  @Test(.enabled(if: SmallDisk.canBeMade, "only root can make a small disk"))
  func aFullTableOfFilesIsTemporaryToo() throws {
    for left in [0, 1, 3, 6, 10] {
      let disk = try SmallDisk(megabytes: 16, files: 300)
      let night = try Night(in: disk.path)
      try night.leave(Night.other)
      #expect(try night.run().status == 0)
      try night.leave(Night.clean)
      try disk.useUpFiles(leaving: left)
      let full = try night.run()
      #expect(full.status == 75, "\(left) files left: \(full.errors)")
      #expect(try night.names(in: "inbox") == ["sen2-2025-893.xml"])
      try disk.empty()
      let next = try night.run()
      #expect(next.status == 0, "\(left) files left: \(next.errors)")
      #expect(try night.names(in: "inbox").isEmpty)
    }
  }

  @Test(.enabled(if: SmallDisk.canBeMade, "only root can make a small disk"))
  func aReadOnlyDiskIsTwoAndTheNextNightCompletes() throws {
    let disk = try SmallDisk(megabytes: 16)
    let night = try Night(in: disk.path)
    try night.leave(Night.clean)
    try disk.setReadOnly(true)
    let refused = try night.run()
    #expect(refused.status == 2)
    #expect(refused.errors.contains("the folder cannot be made"), "\(refused.errors)")
    try disk.setReadOnly(false)
    #expect(try night.run().status == 0)
  }

  /// Only the store cannot be written: the run's record says so.
  @Test(.enabled(if: SmallDisk.canBeMade, "only root can make a small disk"))
  func aReadOnlyStoreIsInTheRecord() throws {
    let disk = try SmallDisk(megabytes: 16)
    let night = try Night()
    let text = try night.text(night.file).replacing(
      "store: \(night.folder)/store", with: "store: \(disk.path)/store")
    try Data(text.utf8).write(to: URL(filePath: night.file))
    try night.leave(Night.other)
    #expect(try night.run().status == 0)
    try night.leave(Night.clean)
    try disk.setReadOnly(true)
    let refused = try night.run()
    #expect(refused.status == 2, "\(refused.errors)")
    #expect(try night.record()["exit_code"] as? Int == 2)
    #expect(try night.names(in: "inbox") == ["sen2-2025-893.xml"])
    try disk.setReadOnly(false)
    #expect(try night.run().status == 0)
  }

  /// Figures that a clock set back would have known before they were.
  @Test func aClockSetBackLeavesAHistoryInOrder() throws {
    let night = try Night()
    try night.leave(Night.clean)
    #expect(try night.run(["--recorded-at", "2026-03-02T02:30:00Z"]).status == 0)
    let corrected = try night.text(Night.clean).replacing(
      "<SerialNo>001<", with: "<SerialNo>002<"
    ).replacing(/(?s)<Person>.*?<\/Person>/, with: "", maxReplacements: 1)
    try night.leave(Data(corrected.utf8), as: "corrected.xml")
    let back = try night.run(["--recorded-at", "2026-03-01T02:30:00Z"])
    #expect(back.status == 0, "\(back.errors)")
    let wrong = try SQLite.rows(
      """
      ATTACH '\(night.store)' AS s;
      SELECT count(*) FROM s.observation WHERE known_until IS NOT NULL AND known_until <= known_from;
      SELECT count(*) > 0 FROM s.observation WHERE known_until IS NOT NULL;
      """)
    #expect(wrong == [["0"], ["1"]])
  }
}
