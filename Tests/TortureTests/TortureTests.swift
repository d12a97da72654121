import Foundation
import TestSupport
import Testing

/// Loads that are killed with SIGKILL at random moments (design, section 6).
///
/// Ten kills; `RETURNS_TORTURE=1000` makes it so many, half of them of loads and half of migrations, and
/// `RETURNS_TORTURE_SEED` other moments.
@Suite struct TortureTests {
  static let environment = ProcessInfo.processInfo.environment
  static let kills = (environment["RETURNS_TORTURE"].flatMap(Int.init) ?? 10) / 2
  static let seed = environment["RETURNS_TORTURE_SEED"].flatMap(UInt64.init) ?? 893

  @Test func aKilledLoadLeavesWholeSubmissionsAndTheNextRunCompletes() throws {
    let extracts = try TortureExtracts()
    let old = try Undisturbed(extracts.old)
    let new = try Undisturbed(extracts.new)
    let corrected = try Undisturbed(extracts.new, after: old)
    // A correction in place of nothing, and one in place of what is there, come to the same.
    #expect(new.contents == corrected.contents)
    #expect(new.contents.figures.count == 8)
    #expect(old.contents.figures["return:sen2 2025 shropshire "] != nil)
    #expect(old.contents != new.contents)

    var random = SplitMix(state: Self.seed)
    var tally = Tally()
    for kill in 0..<Self.kills {
      // Every other kill is of a correction, which closes figures as well as opening them.
      let before = kill.isMultiple(of: 2) ? nil : old
      let whole = before == nil ? new.seconds : corrected.seconds
      // Half of the moments are in the second half, where the writing is.
      let from = kill.isMultiple(of: 4) || kill % 4 == 1 ? 0 : whole / 2
      let moment = Double.random(in: from...whole * 1.05, using: &random)
      let round = try TortureRound(
        before: before, moment: moment, isThorough: kill.isMultiple(of: 5))
      try round.run(extracts.new, towards: new.contents, &tally)
    }
    print("torture: \(Self.kills) kills of loads, \(tally)")
    #expect(tally.kills + tally.late == Self.kills)
    // The undisturbed loads may have been timed while the machine had more to do than now.
    #expect(tally.kills * 5 >= Self.kills, "too few runs were still going when they were killed")
  }
}

extension TortureTests {
  /// A store of the first version is brought up to date, and its returns are loaded anew, while killed.
  @Test func aKilledMigrationLeavesAWholeStoreAndTheNextRunCompletes() throws {
    let extracts = try TortureExtracts()
    let today = try Undisturbed(extracts.old)
    let old = try OldStore(of: today)
    let folder = try TemporaryFolder()
    let store = TortureStore(folder: folder.path)
    try old.copy(to: store)
    #expect(try StoreContents(store.path).figures.isEmpty == false)
    let whole = try store.ingest(extracts.old)
    try #require(whole.status == 1, "\(whole.errors)")
    #expect(try StoreContents(store.path) == today.contents)

    var random = SplitMix(state: Self.seed &+ 1)
    var tally = Tally()
    for kill in 0..<Self.kills {
      // The store is opened, and brought up to date, in the first part of a run.
      let part = kill.isMultiple(of: 2) ? 0.5 : 1.05
      let moment = Double.random(in: 0...whole.wallTime * part, using: &random)
      let round = try MigrationRound(old, moment: moment, isThorough: kill.isMultiple(of: 5))
      try round.run(extracts.old, towards: today.contents, &tally)
    }
    print("torture: \(Self.kills) kills of migrations, \(tally)")
    #expect(tally.kills + tally.late == Self.kills)
    #expect(tally.kills * 5 >= Self.kills, "too few runs were still going when they were killed")
  }
}

/// What was seen over all kills.
struct Tally: CustomStringConvertible {
  /// Runs that were killed, and those that had ended before.
  var kills = 0
  var late = 0
  /// Submissions found whole after a kill: as before it, as after a whole run, or not there.
  var asBefore = 0
  var asAfter = 0
  var absent = 0

  var description: String {
    "\(late) too late; submissions found: \(asAfter) new, \(asBefore) as before, \(absent) absent"
  }
}

/// A store that was loaded without a disturbance.
struct Undisturbed {
  let folder: TemporaryFolder
  let contents: StoreContents
  /// How long the run took.
  let seconds: Double

  init(_ files: [String], after other: Undisturbed? = nil) throws {
    folder = try TemporaryFolder()
    let store = TortureStore(folder: folder.path)
    if let other { try store.copy(from: other.folder.path) }
    let run = try store.ingest(files)
    try #require(run.status == 1 || run.status == 0, "\(run.errors)")
    seconds = run.wallTime
    contents = try StoreContents(store.path)
  }
}

/// One kill, what is found after it, and the run that puts things right.
struct TortureRound {
  private let folder: TemporaryFolder
  private let store: TortureStore
  private let before: StoreContents
  private let moment: Double
  /// Whether the doctor is called, who looks at the specifications too, which takes longer.
  private let isThorough: Bool

  /// Prepares a store as `before` left it, or none, for a kill after `moment` seconds.
  init(before: Undisturbed?, moment: Double, isThorough: Bool) throws {
    self.isThorough = isThorough
    folder = try TemporaryFolder()
    store = TortureStore(folder: folder.path)
    self.before = before?.contents ?? .nothing
    self.moment = moment
    if let before { try store.copy(from: before.folder.path) }
  }

  /// Kills a load of `files`, which undisturbed comes to `after`.
  func run(_ files: [String], towards after: StoreContents, _ tally: inout Tally) throws {
    let killed = try store.ingest(files, limit: moment)
    if killed.wasStopped && killed.status == nil { tally.kills += 1 } else { tally.late += 1 }
    try expectWhole(after, &tally)
    let next = try store.ingest(files)
    #expect(next.status == 1, "killed after \(moment) s: \(next.errors.prefix(2000))")
    #expect(try StoreContents(store.path) == after, "killed after \(moment) s")
    #expect(try StoreContents.damage(of: store.path).isEmpty)
    #expect(try StoreContents.unfinishedRuns(of: store.path) == 0)
    let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.contains(".part") || $0.contains(".returns-")
    }
    #expect(left.isEmpty, "killed after \(moment) s: \(left)")
  }

  private func expectWhole(_ after: StoreContents, _ tally: inout Tally) throws {
    #expect(try StoreContents.damage(of: store.path).isEmpty, "killed after \(moment) s")
    #expect(try StoreContents.strayRows(of: store.path) == 0)
    let found = try StoreContents(store.path)
    for submission in Set(after.figures.keys).union(found.figures.keys) {
      let (now, old) = (found.figures[submission], before.figures[submission])
      if now == nil && old == nil {
        tally.absent += 1
      } else if now == after.figures[submission] {
        tally.asAfter += 1
        #expect(found.findings[submission] == after.findings[submission])
      } else {
        tally.asBefore += 1
        #expect(now == old, "killed after \(moment) s: \(submission) is not whole")
        #expect(found.findings[submission] == before.findings[submission])
      }
    }
    let opened = try isThorough ? store.doctor() : store.findings()
    // A store that nothing has been written to yet says so.
    let says = opened.output + opened.errors
    let isFresh = found.figures.isEmpty && says.contains("ingest an extract into it first")
    #expect(opened.status == 0 || (opened.status == 2 && isFresh), "\(says.suffix(2000))")
  }
}

/// A store in a folder, and the commands on it.
struct TortureStore {
  let folder: String
  var path: String { "\(folder)/store/returns.sqlite" }

  /// Puts everything that stands in the folder `other` here.
  func copy(from other: String) throws {
    try FileManager.default.copyItem(atPath: "\(other)/store", toPath: "\(folder)/store")
  }

  func ingest(_ files: [String], limit: Double = 300) throws -> MeasuredRun {
    let out = "\(folder)/out"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    let options = ["--store", path, "--findings", "\(out)/findings.csv"]
    return try MeasuredRun(
      MeasuredRun.program, ["ingest"] + files + options + pipelines, limit: limit)
  }

  func findings() throws -> MeasuredRun {
    try MeasuredRun(MeasuredRun.program, ["findings", "--store", path] + pipelines, limit: 300)
  }

  func doctor() throws -> MeasuredRun {
    try MeasuredRun(MeasuredRun.program, ["doctor", "--store", path] + pipelines, limit: 300)
  }

  private var pipelines: [String] { ["--pipelines", Project.path("Pipelines")] }
}
