import Foundation
import TestSupport
import Testing

/// The files that start a night and clear away after it, by the programs that read them.
@Suite struct UnitTests {
  private static let service = Project.path("docs/systemd/returns.service")
  private static let timer = Project.path("docs/systemd/returns.timer")

  /// With a program, a folder and a user that this machine has in the place of the examples.
  @Test(.enabled(if: Tools.systemdAnalyze != nil, "systemd-analyze is not installed"))
  func systemdAcceptsTheUnits() throws {
    let folder = try TemporaryFolder()
    var text = try String(contentsOfFile: Self.service, encoding: .utf8)
    for (old, new) in [
      ("/usr/local/bin/returns", MeasuredRun.program), ("/srv/returns", folder.path),
      ("User=returns", "User=root"), ("Group=returns", "Group=root"),
    ] {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let service = try folder.write(text, to: "returns.service")
    let timer = try folder.write(
      String(contentsOfFile: Self.timer, encoding: .utf8), to: "returns.timer")
    let run = try MeasuredRun(
      Tools.systemdAnalyze ?? "", ["verify", "--man=no", service, timer], limit: 60)
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.errors.contains("returns."), "\(run.errors)")
    // It can refuse.
    let wrong = try folder.write(
      text.replacing("Type=oneshot", with: "Type=onceonly"), to: "wrong.service")
    let refused = try MeasuredRun(
      Tools.systemdAnalyze ?? "", ["verify", "--man=no", wrong], limit: 60)
    #expect(refused.status != 0 || refused.errors.contains("wrong.service"))
  }

  @Test(.enabled(if: Tools.logrotate != nil, "logrotate is not installed"))
  func logrotateAcceptsItsFile() throws {
    let folder = try TemporaryFolder()
    let text = try String(
      contentsOfFile: Project.path("docs/systemd/returns.logrotate"), encoding: .utf8
    ).replacing("/srv/returns", with: folder.path).replacing("returns returns", with: "root root")
    let file = try folder.write(text, to: "rotate")
    let notices = try folder.write("something\n", to: "out/notices.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    let state = "\(folder.path)/state"
    let tried = try MeasuredRun(
      Tools.logrotate ?? "", ["-d", "-s", state, file], limit: 60)
    #expect(tried.status == 0, "\(tried.errors)")
    #expect(!tried.errors.contains("error:"), "\(tried.errors)")
    guard geteuid() == 0 else { return }
    let done = try MeasuredRun(Tools.logrotate ?? "", ["-f", "-s", state, file], limit: 60)
    #expect(done.status == 0, "\(done.errors)")
    #expect(FileManager.default.fileExists(atPath: "\(notices).1"))
    let attributes = try FileManager.default.attributesOfItem(atPath: notices)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  /// A night's work as a script in a folder that `run-parts` goes through, as cron.daily does.
  @Test(.enabled(if: Tools.runParts != nil, "run-parts is not installed"))
  func runPartsLoadsANightsInbox() throws {
    let night = try Night()
    try night.leave(Night.clean)
    let parts = try TemporaryFolder()
    let command = ([MeasuredRun.program, "run", night.file] + Night.pipelines)
      .map { "'\($0)'" }.joined(separator: " ")
    let script = try parts.write("#!/bin/sh\nexec \(command)\n", to: "returns")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    let run = try MeasuredRun(Tools.runParts ?? "", [parts.path], limit: 300)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try night.names(in: "inbox").isEmpty)
    #expect(try night.record()["exit_code"] as? Int == 0)
  }
}
