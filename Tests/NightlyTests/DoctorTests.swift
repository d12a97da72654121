import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// `returns doctor PIPELINE` and `returns init`.
@Suite struct DoctorTests {
  @Test func aPipelineInOrder() throws {
    let night = try Night()
    try night.leave(Night.clean)
    #expect(try night.run().status == 0)
    let run = try night.command(["doctor", night.file])
    #expect(run.status == 0, "\(run.output)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("ok ") })
    for word in ["pipeline: A night", "inbox: ", "store: ", "room: ", "clock: ", "bank holidays: "]
    {
      #expect(lines.contains { $0.hasPrefix("ok    \(word)") }, "\(word)")
    }
  }

  @Test(arguments: [
    ("store open to others", "chmod 755 store", "is open to others", 2),
    ("store's file open to others", "chmod 644 store/returns.sqlite", "chmod 600 it", 2),
    ("no inbox", "rmdir inbox", "inbox is not there", 2),
    (
      "a name that is none",
      "printf 'compare: [{ indicator: no-such, area: \"893\", period: \"2024\" }]\\n' >> nightly.yaml",
      "no-such: there is no such indicator", 2
    ),
    (
      "an area that is none",
      "printf 'reports: [{ pack: chat, area: \"999\" }]\\n' >> nightly.yaml", "999: no such area", 2
    ),
    ("damage", "head -c 5000 store/returns.sqlite > x; cp x store/returns.sqlite", "damaged", 7),
  ])
  func whatIsWrongIsTold(_ name: String, _ script: String, _ words: String, _ status: Int32) throws
  {
    let night = try Night()
    try night.leave(Night.clean)
    #expect(try night.run().status == 0)
    let broken = try MeasuredRun(
      Tools.shell, ["-c", "cd '\(night.folder)' && \(script)"], limit: 60)
    try #require(broken.status == 0, "\(broken.errors)")
    let run = try night.command(["doctor", night.file])
    #expect(run.status == status, "\(run.output)")
    #expect(
      run.output.split(separator: "\n").contains { $0.hasPrefix("wrong ") && $0.contains(words) },
      "\(run.output)")
  }

  @Test func aClockSetBackIsTold() throws {
    let night = try Night()
    try night.leave(Night.clean)
    #expect(try night.run().status == 0)
    let engine = try Engine(pipelines: Project.path("Pipelines"))
    let past = try #require(Instant("2020-01-01T00:00:00Z"))
    let results = try PipelineCheckup(night.file, engine, now: past).run()
    #expect(results.contains { $0.line.hasPrefix("wrong clock: ") && $0.status == .temporary })
  }

  /// The calendar ends with 2027, the newest neighbours are of 2025, populations end with 2024.
  @Test(arguments: [
    ("2026-11-29", [true, true, true]), ("2027-12-31", [true, true, false]),
    ("2028-01-01", [false, true, false]), ("2031-01-01", [false, false, false]),
  ])
  func referenceDataAreHeldToTheDay(_ day: String, _ expected: [Bool]) throws {
    let engine = try Engine(pipelines: Project.path("Pipelines"))
    let results = ReferenceDates(engine, today: try #require(CalendarDate(day))).results
    #expect(results.map { $0.status == nil } == expected, "\(results.map(\.line))")
  }

  @Test func initWritesAPipelineThatTheDoctorAndARunTake() throws {
    let folder = try TemporaryFolder()
    let place = "\(folder.path)/council"
    func run(_ arguments: String) throws -> MeasuredRun {
      let program = MeasuredRun.program
      let pipelines = Project.path("Pipelines")
      return try MeasuredRun(
        Tools.shell,
        ["-c", "cd '\(place)' && '\(program)' \(arguments) --pipelines '\(pipelines)'"],
        limit: 300)
    }
    let made = try MeasuredRun(
      MeasuredRun.program, ["init", place] + Night.pipelines, limit: 60)
    try #require(made.status == 0, "\(made.errors)")
    let doctor = try run("doctor nightly.yaml")
    #expect(doctor.status == 0, "\(doctor.output) \(doctor.errors)")
    #expect(try run("run nightly.yaml").status == 0)
    let again = try MeasuredRun(
      MeasuredRun.program, ["init", place] + Night.pipelines, limit: 60)
    #expect(again.status == 2)
    #expect(again.errors.contains("is there already"))
    for name in ["inbox", "processed", "rejected", "store", "out"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(place)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o700, "\(name)")
    }
  }

  /// What cron does with the line: hands what stands before an unescaped % to /bin/sh.
  @Test func theLineForCronLoadsANightsInbox() throws {
    let folder = try TemporaryFolder()
    let place = "\(folder.path)/the council's"
    #expect(
      try MeasuredRun(MeasuredRun.program, ["init", place] + Night.pipelines, limit: 60).status == 0
    )
    try FileManager.default.copyItem(atPath: Night.clean, toPath: "\(place)/inbox/sen2.xml")
    let old = Date(timeIntervalSinceNow: -3600)
    try FileManager.default.setAttributes(
      [.modificationDate: old], ofItemAtPath: "\(place)/inbox/sen2.xml")
    let table = try String(contentsOfFile: "\(place)/crontab.txt", encoding: .utf8)
    let line = try #require(table.split(separator: "\n").first { $0.hasPrefix("30 2 ") })
    let command = line.split(separator: " ", maxSplits: 5)[5]
    let run = try MeasuredRun(Tools.shell, ["-c", String(command)], limit: 300)
    #expect(run.status == 0, "\(run.output) \(run.errors)")
    #expect(run.output.isEmpty)
    let inbox = try FileManager.default.contentsOfDirectory(atPath: "\(place)/inbox")
    #expect(inbox.isEmpty)
    #expect(FileManager.default.fileExists(atPath: "\(place)/store/returns.sqlite"))
  }
}
