import Foundation
import TestSupport
import Testing

/// The nights, one after the other.
struct Nights {
  private static let areas = ["893", "860", "202", "303", "352"]

  private let disk: SmallDisk?
  let night: Night
  private var dice: Dice
  private var maker: ExtractMaker
  private var ledger = Ledger()
  private var versions: [String: Int] = [:]
  /// Extracts that are kept back and come after their successors.
  private var stragglers: [MadeExtract] = []
  private var sent: [MadeExtract] = []
  private var messages = ""
  /// How long an undisturbed run takes, at most so far.
  private var longest = 0.5
  private(set) var tally = NightTally()

  init(seed: UInt64) throws {
    disk = SmallDisk.canBeMade ? try SmallDisk(megabytes: 300) : nil
    // One authority's return never comes, and one comes after it is due.
    night = try Night(
      in: disk?.path,
      more: "retention: { runs: 12, processed-days: 400 }",
      inboxMore: """
            expect:
              - { return: sen2, round: "2026", area: "893", due: 2026-01-02 }
              - { return: sen2, round: "2026", area: "204", due: 2026-01-04 }
        """)
    dice = Dice(state: seed)
    maker = try ExtractMaker()
  }

  /// One night: what comes, and what becomes of it.
  mutating func spend(_ number: Int) throws {
    try receive(number)
    let moment = String(100 + number % 60).suffix(2)
    let day = 2 + number
    let recorded = "\(Self.date(day))T02:\(moment):00Z"
    if number % 5 == 4 { try killed(recorded) }
    if number == 7 || number == 12 {
      try startedTwice(recorded)
    } else if number == 10 {
      try withoutRoom(recorded)
    } else {
      try undisturbed(recorded, mayHaveBegun: number % 5 == 4)
    }
    try listen(night.command(["doctor", night.file]), expecting: 0)
  }

  /// The `number`th day of 2026.
  private static func date(_ number: Int) -> String {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var (month, day) = (0, number)
    while day > lengths[month] { (month, day) = (month + 1, day - lengths[month]) }
    return "2026-\(String(101 + month).suffix(2))-\(String(100 + day).suffix(2))"
  }

  // MARK: What comes

  private mutating func receive(_ number: Int) throws {
    if number == 2 {
      for extract in try maker.schools() { try leave(extract, number, "census") }
    }
    if number % 3 != 1 || number < 8 {
      let area = Self.areas[Int.random(in: 0..<Self.areas.count, using: &dice)]
      versions[area, default: 0] += 1
      if dice.happens(25) {
        stragglers.append(try maker.sen2(area, version: versions[area] ?? 1))
        versions[area, default: 0] += 1
      }
      try leave(try maker.sen2(area, version: versions[area] ?? 1), number, "new")
    }
    let today = Set(sent.suffix(1).map(\.submission))
    if dice.happens(30), let old = sent.randomElement(using: &dice), !today.contains(old.submission)
    {
      try leave(old, number, "repeated")
    } else if dice.happens(40), !stragglers.isEmpty, !today.contains(stragglers[0].submission) {
      try leave(stragglers.removeFirst(), number, "straggler")
    }
    if dice.happens(25), let model = sent.randomElement(using: &dice) {
      let length = Int.random(in: 0..<model.bytes.count * 9 / 10, using: &dice)
      let bytes =
        dice.happens(80)
        ? model.bytes.prefix(length)
        : Data((0..<2000).map { _ in UInt8.random(in: 0...255, using: &dice) })
      try leave(Data(bytes), nil, "\(number)-corrupt\(model.ending)")
      tally.corrupt += 1
    }
  }

  private mutating func leave(_ extract: MadeExtract, _ number: Int, _ kind: String) throws {
    let count = ledger.delivered.count
    // The census checks the name of its files, and tells when it is another.
    try leave(extract.bytes, extract, "\(number)-\(kind)-\(count)\(extract.ending)")
    sent.append(extract)
  }

  private mutating func leave(_ bytes: Data, _ extract: MadeExtract?, _ name: String) throws {
    try night.leave(bytes, as: name)
    ledger.deliver(Ledger.Delivery(name: name, extract: extract))
    tally.delivered += 1
  }

  // MARK: What becomes of it

  private mutating func undisturbed(_ recorded: String, mayHaveBegun: Bool = false) throws {
    let names = try night.names(in: "inbox")
    let expected = ledger.expected(of: names)
    let run = try night.run(["--recorded-at", recorded])
    longest = max(longest, run.wallTime)
    try listen(run, expecting: expected.status)
    try expectAccount(expected, names)
    // A killed run may have loaded some of it, which is then unchanged.
    if !mayHaveBegun { try expectDecisions(expected) }
    ledger.take(names)
    #expect(try night.names(in: "inbox").isEmpty)
    let standing = try #require(try night.record()["expected"] as? [[String: String]])
    let state = standing.first { $0["name"] == "sen2/2026 204" }?["state"]
    #expect(state == (recorded > "2026-01-05" ? "missing" : "awaited"))
  }

  private mutating func killed(_ recorded: String) throws {
    let run = try night.run(
      ["--recorded-at", recorded],
      limit: Double.random(in: 0...longest, using: &dice))
    if run.status == nil { tally.kills += 1 } else { tally.endedBeforeTheKill += 1 }
    messages += run.errors + run.output
    let names = ledger.delivered.keys
    // What it moved before it was killed it had loaded before.
    let moved = Set(try night.names(below: "processed"))
    ledger.take(names.filter(moved.contains))
    let damage = try SQLite.rows("ATTACH '\(night.store)' AS s; PRAGMA s.integrity_check;")
    #expect(damage == [["ok"]])
  }

  /// The first is halted while it has the lock, so that the second meets it there.
  private mutating func startedTwice(_ recorded: String) throws {
    let names = try night.names(in: "inbox")
    let expected = ledger.expected(of: names)
    let command =
      ([MeasuredRun.program, "run", night.file, "--recorded-at", recorded]
      + Night.pipelines).map { "'\($0)'" }.joined(separator: " ")
    let script = """
      \(command) & first=$!
      until grep -q "^$first " '\(night.store)-lock' 2>/dev/null; do
        kill -0 $first || break
        sleep 0.005
      done
      kill -STOP $first
      \(command); second=$?
      kill -CONT $first
      wait $first; echo "$? $second"
      """
    let both = try MeasuredRun("/bin/sh", ["-c", script], limit: 300)
    #expect(both.output == "\(expected.status) 75\n", "\(both.errors)")
    #expect(both.errors.contains("another run has it: process "))
    tally.refused += 1
    messages += both.errors + both.output
    ledger.take(names)
    #expect(try night.names(in: "inbox").isEmpty)
  }

  private mutating func withoutRoom(_ recorded: String) throws {
    let names = try night.names(in: "inbox")
    let full: MeasuredRun
    if let disk {
      try disk.fill(leaving: 60)
      full = try night.run(["--recorded-at", recorded])
      #expect(full.status == 75, "\(full.errors)")
      try disk.empty()
    } else {
      // No file may grow over 32 KB.
      let command = ([MeasuredRun.program, "run", night.file] + Night.pipelines)
        .map { "'\($0)'" }.joined(separator: " ")
      full = try MeasuredRun(
        "/bin/sh", ["-c", "trap '' XFSZ; ulimit -f 64; exec \(command)"], limit: 300)
      #expect([2, 7, 75].contains(full.status), "\(full.errors)")
    }
    messages += full.errors + full.output
    tally.full += 1
    #expect(try night.names(in: "inbox") == names)
    try undisturbed(recorded, mayHaveBegun: true)
  }

  // MARK: What is held to the ledger

  private mutating func listen(_ run: MeasuredRun, expecting status: Int32) throws {
    messages += run.errors + run.output
    #expect(run.status == status, "\(run.errors.suffix(1500)) \(run.output.suffix(1500))")
    let newest = try #require(try night.runs().last)
    for file in ["run.json", "run.log"] {
      messages += try night.text("\(night.folder)/out/runs/\(newest)/\(file)")
    }
    messages += try night.text(night.metrics)
  }

  /// The summary names each with what was done.
  private func expectDecisions(_ expected: Ledger.Expected) throws {
    let inboxes = try #require(try night.record()["inboxes"] as? [[String: String]])
    #expect(Set(inboxes.compactMap { $0["name"] }) == Set(expected.decisions.keys))
    for entry in inboxes {
      let name = try #require(entry["name"])
      let decision = try #require(expected.decisions[name])
      if decision == "rejected" {
        #expect(entry["outcome"] == "rejected", "\(name)")
      } else {
        #expect(entry["outcome"] == "processed", "\(name)")
        #expect(entry["reason"]?.hasPrefix(decision) == true, "\(name): \(entry) \(decision)")
      }
    }
  }

  private func expectAccount(_ expected: Ledger.Expected, _ names: [String]) throws {
    let record = try night.record()
    #expect(record["outcome"] as? String == "finished")
    #expect(record["exit_code"] as? Int == Int(expected.status))
    let total = try #require(record["counts"] as? [String: Int])
    let extracts = try #require(record["extracts"] as? [[String: Any]])
    #expect(extracts.count == names.count)
    var sum: [String: Int] = [:]
    for counts in extracts.compactMap({ $0["counts"] as? [String: Int] }) {
      #expect(counts["read"] == Self.parts(counts))
      sum.merge(counts) { $0 + $1 }
    }
    #expect(total["read"] == Self.parts(total))
    if !extracts.isEmpty { #expect(sum == total) }
    if let records = expected.records { #expect(total["read"] == records) }
  }

  private static func parts(_ counts: [String: Int]) -> Int {
    ["loaded", "unchanged", "superseded", "quarantined", "out_of_scope"].reduce(0) {
      $0 + (counts[$1] ?? 0)
    }
  }

  // MARK: Afterwards

  /// Every file that came stands among the processed or the rejected, as it came.
  func expectEverythingKept() throws {
    var found: [String: String] = [:]
    for place in ["processed", "rejected"] {
      for run in try night.names(in: place) {
        for name in try night.names(in: "\(place)/\(run)") where !name.hasSuffix(".reason.txt") {
          #expect(found[name] == nil, "\(name) stands twice")
          found[name] = "\(place)/\(run)/\(name)"
        }
      }
    }
    #expect(Set(found.keys) == Set(ledger.delivered.keys))
    for (name, path) in found {
      let extract = ledger.delivered[name]?.extract
      #expect(path.hasPrefix(extract == nil ? "rejected/" : "processed/"), "\(name)")
      guard let extract else { continue }
      #expect(FileManager.default.contents(atPath: "\(night.folder)/\(path)") == extract.bytes)
    }
    #expect(try night.runs().count <= 12)
  }

  func expectTheStoreOfOneLoad() throws {
    let clean = try TemporaryFolder()
    var files: [String] = []
    for (number, extract) in ledger.current.sorted(by: { $0.key < $1.key }).enumerated() {
      files.append(
        try clean.write(extract.value.bytes, to: "\(number)\(extract.value.ending)"))
    }
    let store = "\(clean.path)/store/returns.sqlite"
    let load = try MeasuredRun(
      MeasuredRun.program,
      ["ingest"] + files + ["--store", store, "--findings", "\(clean.path)/f.csv"]
        + Night.pipelines, limit: 600)
    #expect([0, 1].contains(load.status), "\(load.errors)")
    let figures = try Self.figures(store)
    #expect(figures.count > 1000)
    #expect(try Self.figures(night.store) == figures)
    #expect(try Self.findings(night.store) == Self.findings(store))
    let history = try SQLite.rows(
      """
      ATTACH '\(night.store)' AS s;
      PRAGMA s.integrity_check;
      SELECT count(*) FROM s.run WHERE outcome = 'running';
      SELECT count(*) FROM s.observation WHERE known_until <= known_from;
      SELECT count(*) > 0 FROM s.observation WHERE known_until IS NOT NULL;
      SELECT count(*) FROM s.extract WHERE records_read <> records_loaded + records_unchanged
        + records_superseded + records_quarantined + records_out_of_scope;
      """)
    #expect(history == [["ok"], ["0"], ["0"], ["1"], ["0"]])
  }

  private static func figures(_ store: String) throws -> [[String]] {
    try SQLite.rows(
      """
      ATTACH '\(store)' AS s;
      SELECT p.source, p.round, p.area, p.establishment, p.released, o.indicator, o.area, o.period,
        o.breakdown, o.numerator, o.denominator, o.value, o.printed, o.status
      FROM s.observation o JOIN s.submission p ON p.id = o.submission
      WHERE o.known_until IS NULL ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9;
      """)
  }

  private static func findings(_ store: String) throws -> [[String]] {
    try SQLite.rows(
      """
      ATTACH '\(store)' AS s;
      SELECT p.source, p.round, p.area, p.establishment, f.rule, f.record_key, f.line, f.field
      FROM s.finding f JOIN s.extract e ON e.id = f.extract
        JOIN s.submission p ON p.id = e.submission
      WHERE e.id = (SELECT max(id) FROM s.extract l
        WHERE l.submission = p.id AND l.decision = 'loaded')
        AND f.rule <> 'file-name'
      ORDER BY 1, 2, 3, 4, 5, 6, 7, 8;
      """)
  }

  /// No surname, postcode, pupil number or birth date in anything that was said.
  mutating func expectNobodyInMessages() throws {
    messages += try night.text(night.notices) + night.text(night.lineage)
    for run in try night.names(in: "rejected") {
      for name in try night.names(in: "rejected/\(run)") where name.hasSuffix(".reason.txt") {
        messages += try night.text("\(night.folder)/rejected/\(run)/\(name)")
      }
    }
    let people = maker.people
    #expect(people.contains("Synthetic") && people.count > 100)
    tally.people = people.count
    tally.messageBytes = messages.utf8.count
    for value in people.sorted() where messages.contains(value) {
      Issue.record("a message holds \(value)")
    }
  }
}
