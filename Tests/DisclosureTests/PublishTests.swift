import Foundation
import IndicatorStore
import TestSupport
import Testing

/// Publishing with the built program: what it writes is read back and attacked.
@Suite struct PublishTests {
  /// A council's table of who waits, by year and priority; made up.
  static let first = """
    Year received,Red,Amber,Green,Total
    2022,9,2,14,25
    2023,20,6,12,38
    2024,25,3,11,39
    2025,31,17,8,56
    Total,85,28,45,158

    """
  /// The same a week later: two more of 2024, both amber, and one of 2022 less.
  static let second = """
    Year received,Red,Amber,Green,Total
    2022,9,1,14,24
    2023,20,6,12,38
    2024,25,5,11,41
    2025,31,17,8,56
    Total,85,29,45,159

    """
  static let years = ["2022", "2023", "2024", "2025"]
  static let bands = ["red", "amber", "green"]

  let folder: TemporaryFolder
  var store: String { "\(folder.path)/store/returns.sqlite" }

  init() throws {
    folder = try TemporaryFolder()
    try load(Self.first)
  }

  private func run(_ arguments: [String]) throws -> MeasuredRun {
    try MeasuredRun(
      MeasuredRun.program, arguments + ["--pipelines", Project.path("Pipelines")], limit: 120)
  }

  private func load(_ table: String) throws {
    let file = try folder.write(table, to: "waiting.csv")
    let loaded = try run(
      ["ingest", file, "--store", store, "--area", "893", "--as-at", "2025-03-31"])
    try #require(loaded.status == 0, "\(loaded.errors)")
  }

  private func compare(
    _ indicator: String, _ slice: String, _ more: [String] = ["--publish"]
  ) throws -> MeasuredRun {
    try run(
      ["compare", "--store", store, "--indicator", indicator, "--area", "893"]
        + ["--period", "2025-03-31", "--breakdown", slice, "--neighbours", "none"] + more)
  }

  private static let cells: [(indicator: String, slice: String)] =
    (["dols-waiting"] + bands.map { "dols-waiting-\($0)" }).flatMap { indicator in
      (["total"] + years.map { "year-received=\($0)" }).map { (indicator, $0) }
    }

  /// The leaves of a cell: a year and a priority each.
  private static func leaves(_ indicator: String, _ slice: String) -> [Int] {
    years.indices.flatMap { year in
      bands.indices.compactMap { band in
        let isOfYear = slice == "total" || slice.hasSuffix(years[year])
        let isOfBand = indicator == "dols-waiting" || indicator.hasSuffix(bands[band])
        return isOfYear && isOfBand ? year * bands.count + band : nil
      }
    }
  }

  private static func counts(_ table: String) -> [Int] {
    table.split(separator: "\n").dropFirst().prefix(years.count).flatMap { row in
      row.split(separator: ",").dropFirst().prefix(bands.count).compactMap { Int($0) }
    }
  }

  /// Every slice published, one command a cell, then all again after a revision; whatever the order.
  @Test(arguments: [1, 2, 3])
  func releaseAfterReleaseGivesNothingAway(_ seed: Int) throws {
    var draw = Draw(seed: seed)
    var known: [Attacker.Published] = []
    var targets: [(String, [Int])] = []
    let before = Self.counts(Self.first)
    for table in [Self.first, Self.second] {
      if table == Self.second { try load(table) }
      let counts = Self.counts(table)
      // A place that is counted anew is a leaf of its own.
      func leaf(_ place: Int) -> Int {
        counts[place] == before[place] ? place : place + counts.count
      }
      for (indicator, slice) in Self.cells.shuffled(using: &draw) {
        let published = try compare(indicator, slice, ["--publish", "--format", "json"])
        // A refusal tells nothing of the figure, and nothing is printed.
        guard published.status == 0 else {
          #expect(published.status == 6 && published.output.isEmpty, "\(published.errors)")
          continue
        }
        let leaves = Self.leaves(indicator, slice)
        let truth = leaves.reduce(0) { $0 + counts[$1] }
        let rows = try #require(
          JSONSerialization.jsonObject(with: Data(published.output.utf8)) as? [[String: Any]])
        let own = try #require(rows.first { $0["comparator"] as? String == "own" })
        if let value = (own["value"] as? NSNumber)?.intValue {
          #expect(value == truth)
          known.append(.init(leaves: leaves.map(leaf), least: value, most: value))
        } else {
          #expect(own["status"] as? String == "suppressed")
          known.append(.init(leaves: leaves.map(leaf), least: 1, most: Attacker.ceiling))
          targets.append(("\(indicator) \(slice)", leaves.map(leaf)))
        }
      }
    }
    #expect(targets.count >= 6)
    #expect(known.count > targets.count + 8, "and most is shown")
    var attacker = Attacker(truth: before + Self.counts(Self.second), known: known)
    for (name, leaves) in targets {
      #expect(attacker.isUnsure(of: leaves, by: 3) == true, "seed \(seed): \(name)")
    }
  }

  /// Two releases of a report that crosses year and priority, read back from its files.
  @Test func reportAfterReportGivesNothingAway() throws {
    var known: [Attacker.Published] = []
    var targets: [(String, [Int])] = []
    let before = Self.counts(Self.first)
    for (number, table) in [Self.first, Self.second].enumerated() {
      if number > 0 { try load(table) }
      let counts = Self.counts(table)
      let out = "\(folder.path)/report-\(number)"
      let published = try run(
        ["report", "scrutiny", "--store", store, "--area", "893", "--out", out, "--publish"])
      try #require(published.status == 0, "\(published.errors)")
      for name in try FileManager.default.contentsOfDirectory(atPath: out)
      where !name.hasSuffix(".xlsx") {
        let text = try String(contentsOfFile: "\(out)/\(name)", encoding: .utf8)
        #expect(!text.contains("INTERNAL"), "\(name)")
      }
      let rows = PlainTable(
        try String(contentsOfFile: "\(out)/scrutiny.csv", encoding: .utf8)
      ).rows.filter {
        $0["indicator"]?.hasPrefix("dols-waiting") == true && $0["comparator"] == "own"
      }
      #expect(rows.count >= 16)
      for row in rows {
        let indicator = try #require(row["indicator"])
        let slice = try #require(row["breakdown"])
        let places = Self.leaves(indicator, slice.isEmpty ? "total" : slice)
        let leaves = places.map { counts[$0] == before[$0] ? $0 : $0 + counts.count }
        if let value = row["value"].flatMap({ Int($0) }) {
          #expect(value == places.reduce(0) { $0 + counts[$1] })
          known.append(.init(leaves: leaves, least: value, most: value))
        } else {
          #expect(row["value"] == "c")
          known.append(.init(leaves: leaves, least: 1, most: Attacker.ceiling))
          targets.append(("\(number) \(indicator) \(slice)", leaves))
        }
      }
    }
    #expect(targets.count >= 6)
    #expect(known.count > targets.count + 12, "and most is shown")
    var attacker = Attacker(truth: before + Self.counts(Self.second), known: known)
    for (name, leaves) in targets {
      #expect(attacker.isUnsure(of: leaves, by: 3) == true, "\(name)")
    }
  }

  /// Every file of a release, and the account beside them.
  @Test func filesSayWhatIsHiddenAndNothingMore() throws {
    let out = "\(folder.path)/out"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    let published = try compare(
      "dols-waiting-amber", "year-received=2024", ["--publish", "--out", out])
    try #require(published.status == 0, "\(published.errors)")
    #expect(published.errors.contains("1 figures judged, 1 hidden"))
    let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    #expect(names.contains("disclosure.csv"))
    for name in names where !name.hasSuffix(".xlsx") {
      let text = try String(contentsOfFile: "\(out)/\(name)", encoding: .utf8)
      #expect(!text.contains("INTERNAL") && !name.contains("internal"), "\(name)")
    }
    let account = try String(contentsOfFile: "\(out)/disclosure.csv", encoding: .utf8)
    #expect(
      account == """
        indicator,source,area,period,breakdown,kind,reason,protects,relation,release
        dols-waiting-amber,return:dols-waiting,shropshire,2025-03-31,year-received=2024,primary,\
        a count that it is made of may not be shown,,,

        """)
    let rows = try String(
      contentsOfFile: "\(out)/dols_waiting_amber_shropshire_2025_03_31_year_received_2024.csv",
      encoding: .utf8
    ).split(separator: "\n")
    #expect(rows.contains { $0.hasSuffix(",published,c,c,c") })
  }

  @Test func listsOfRecordsAreNotPublished() throws {
    let run = try run(["findings", "--store", store, "--publish"])
    #expect(run.status == 6)
    #expect(run.output.isEmpty)
  }

  @Test func withoutPublishAllIsInternal() throws {
    let run = try compare("dols-waiting-amber", "year-received=2024", ["--format", "html"])
    #expect(run.status == 0)
    #expect(run.output.contains("INTERNAL"))
    #expect(try IndicatorStore.open(at: store, mode: .readOnly).releases().isEmpty)
  }

  @Test func whatIsNotSmallIsPublishedWhole() throws {
    let run = try compare("dols-waiting-red", "total", ["--publish", "--format", "md"])
    #expect(run.status == 0)
    #expect(run.output.contains("85"))
    #expect(!run.output.contains("INTERNAL"))
    #expect(run.errors.contains("1 figures judged, 0 hidden"))
    let releases = try IndicatorStore.open(at: store, mode: .readOnly).releases()
    #expect(releases.map(\.figures) == [1])
  }

  /// A policy of the user's own; what it never lets out is refused by name, and not remembered.
  @Test func neverIsNever() throws {
    let policy = try folder.write(
      """
      policy: strict
      counts: { shown-from: 6, zero: shown }
      protection: { counts-apart: 3 }
      never-published: [dols-waiting*]
      """, to: "policy.yaml")
    let run = try compare("dols-waiting-red", "total", ["--publish", "--policy", policy])
    #expect(run.status == 6)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("dols-waiting-red") && !run.errors.contains("85"))
    #expect(try IndicatorStore.open(at: store, mode: .readOnly).releases().isEmpty)
  }

  /// More hidden than the policy states.
  @Test func theAlarmRefuses() throws {
    let policy = try folder.write(
      """
      policy: alarmed
      counts: { shown-from: 6, zero: shown }
      protection: { counts-apart: 3 }
      hidden: { at-most-percent: 10, from-figures: 1 }
      """, to: "policy.yaml")
    let run = try compare(
      "dols-waiting-amber", "year-received=2024", ["--publish", "--policy", policy])
    #expect(run.status == 6)
    #expect(run.errors.contains("1 of 1 figures (100%) would be hidden"))
    #expect(run.errors.contains("year-received=2024"))
  }

  @Test(arguments: [
    ("counts: { shown-from: 0, zero: shown }\nprotection: { counts-apart: 3 }", "1 or more"),
    ("counts: { shown-from: 6, zero: maybe }\nprotection: { counts-apart: 3 }", "shown or hidden"),
    ("counts: { shown-from: 6, zero: shown }\nprotection: { counts-apart: 9 }", "no further apart"),
    ("counts: { shown-from: 6, zero: shown }", "protection"),
    (
      "counts: { shown-from: 6, zero: shown }\nprotection: { counts-apart: 3 }\nexmpt: {}",
      "did you mean 'exempt'"
    ),
    (
      "counts: { shown-from: 6, zero: shown }\nprotection: { counts-apart: 3 }\n"
        + "never-published: [dols-wating]", "is no indicator; did you mean 'dols-waiting'"
    ),
  ])
  func aPolicyIsReadStrictly(_ text: String, _ expected: String) throws {
    let policy = try folder.write("policy: odd\n\(text)\n", to: "policy.yaml")
    let run = try compare("dols-waiting-red", "total", ["--publish", "--policy", policy])
    #expect(run.status == 2)
    #expect(run.errors.contains(expected), "\(run.errors)")
  }
}
