import Foundation

/// Measures `returns` beside floors and peers and prints figure, target, and whether it is met.
///
/// Usage: bench RETURNS-BINARY [sen2 | published | census | workbook | adults | site]... Everything is a ratio taken in this one
/// run; nothing is a test.
@main struct Bench {
  /// How many times two programs are run in turn; the median of their ratios counts.
  static let pairs = 5

  /// What can be measured alone.
  private static let parts = ["sen2", "published", "census", "workbook", "adults", "site"]

  let program: String
  let root: String
  let folder: String
  let tools: String
  let extracts: Extracts

  static func main() throws {
    let parts = Array(CommandLine.arguments.dropFirst(2))
    guard CommandLine.arguments.count >= 2, parts.allSatisfy(Self.parts.contains) else {
      Report.say("usage: bench RETURNS-BINARY [\(Self.parts.joined(separator: " | "))]...")
      exit(2)
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "returns-bench-\(ProcessInfo.processInfo.processIdentifier)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    do {
      try Bench(program: CommandLine.arguments[1], folder: folder)
        .run(parts.isEmpty ? Self.parts : parts)
    } catch { Report.say("bench: \(error)") }
    try FileManager.default.removeItem(atPath: folder)
  }

  init(program: String, folder: String) throws {
    root = URL(filePath: #filePath).appending(path: "../../../..").standardized.path
    self.folder = folder
    tools = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
    extracts = Extracts(root: root, folder: folder)
    // valgrind 3.19 cannot read the debug information that Swift writes.
    self.program = "\(folder)/returns"
    _ = try ProcessCost.run(["objcopy", "--strip-debug", program, self.program])
  }

  private func run(_ parts: [String]) throws {
    if parts.contains("sen2") { try sen2() }
    if parts.contains("published") { try published() }
    if parts.contains("census") { try census() }
    if parts.contains("workbook") { try workbook() }
    if parts.contains("adults") { try adults() }
    if parts.contains("site") { try site() }
  }

  private func sen2() throws {
    Report.say("making extracts of 4, 16, 20 and 200 MB")
    try instructions()
    let (small, large) = (try extracts.sen2(20_000_000), try extracts.sen2(200_000_000))
    try memory(small, large)
    try besideLxml(large)
    try gzip(large)
    for file in [small, large] { unlink(file) }
    try tables()
  }

  /// Words that validate `file` and keep its findings.
  private func validate(_ file: String) -> [String] {
    [
      program, "validate", file, "--quiet", "--findings", "\(folder)/findings.csv", "--pipelines",
      "\(root)/Pipelines",
    ]
  }

  /// Words that validate `file` and count its figures, and load none of them.
  func counted(_ file: String) -> [String] {
    [
      program, "ingest", file, "--dry-run", "--store", "\(folder)/store.sqlite", "--quiet",
      "--findings", "\(folder)/findings.csv", "--pipelines", "\(root)/Pipelines",
    ]
  }

  private func instructions() throws {
    guard ProcessCost.has(["valgrind", "--version"]) else {
      return Report.skip("instructions", "valgrind is not here")
    }
    let files = try [extracts.sen2(4_000_000), extracts.sen2(16_000_000)]
    let bytes = try files.map { Double(try Self.size($0)) }
    func perByte(_ words: (String) -> [String]) throws -> Double {
      let counts = try files.map { try ProcessCost.instructions(words($0), in: folder) }
      return (counts[1] - counts[0]) / (bytes[1] - bytes[0])
    }
    let (ours, counting) = (try perByte(validate), try perByte(counted))
    Report.note("returns validate", "\(Report.text(ours)) instructions a byte")
    Report.note("returns ingest --dry-run", "\(Report.text(counting)) instructions a byte")
    for (name, floor) in try floors() {
      let cost = try perByte { [floor, $0] }
      Report.note(name, "\(Report.text(cost)) instructions a byte")
      Report.figure("instructions, validate over \(name)", ours / cost, atMost: 2.0)
      Report.figure("instructions, ingest --dry-run over \(name)", counting / cost, atMost: nil)
    }
    for file in files { unlink(file) }
  }

  /// The floors there are: ours, and the one that other people's ratios are over.
  func floors() throws -> [(name: String, program: String)] {
    let ours = ("sax-floor", "\(tools)/sax-floor")
    let shared = "\(root)/../shared/measure/sax2_floor.c"
    guard FileManager.default.fileExists(atPath: shared) else {
      Report.skip("sax2_floor.c", "../shared/measure is not here")
      return [ours]
    }
    let other = "\(folder)/sax2_floor"
    _ = try ProcessCost.run(
      ["sh", "-c", "cc -O2 '\(shared)' -o '\(other)' $(pkg-config --cflags --libs libxml-2.0)"])
    return [ours, ("sax2_floor.c", other)]
  }

  private func memory(_ small: String, _ large: String) throws {
    let peaks = try [small, large].map { try ProcessCost.run(validate($0)).peak }
    Report.figure("peak memory at 20 MB, MB", peaks[0], atMost: 150)
    Report.figure("peak memory at 200 MB, MB", peaks[1], atMost: 150)
    Report.figure("difference of the two, MB", abs(peaks[1] - peaks[0]), atMost: 16)
  }

  private func besideLxml(_ file: String) throws {
    let peer = "\(root)/../shared/measure/peer_lxml.py"
    guard FileManager.default.fileExists(atPath: peer),
      ProcessCost.has(["python3", "-c", "import lxml"])
    else {
      return Report.skip(
        "processor time beside lxml", "pip install lxml, and ../shared/measure beside the project")
    }
    let ratios = try (0..<Self.pairs).map { _ in
      let ours = try ProcessCost.run(validate(file)).processor
      return try ProcessCost.run(["python3", peer, file, "sen2"]).processor / ours
    }
    Report.figure("processor time, peer_lxml.py over ours", Self.median(ratios), atLeast: 5)
  }

  private func gzip(_ file: String) throws {
    _ = try ProcessCost.run(["sh", "-c", "gzip -c '\(file)' > '\(file).gz'"])
    defer { unlink("\(file).gz") }
    let ratios = try (0..<Self.pairs).map { _ in
      let parsing = try ProcessCost.run(validate(file)).wall
      let inflating = try ProcessCost.run(["\(tools)/inflate-floor", "\(file).gz"]).wall
      return try ProcessCost.run(validate("\(file).gz")).wall / max(parsing, inflating)
    }
    Report.figure("wall time of gzip over the larger part", Self.median(ratios), atMost: 1.25)
  }

  private func tables() throws {
    let peer = "\(root)/../shared/measure/peer_duckdb.py"
    guard FileManager.default.fileExists(atPath: peer),
      ProcessCost.has(["python3", "-c", "import duckdb"])
    else {
      return Report.skip(
        "published table beside DuckDB",
        "pip install duckdb, and ../shared/measure beside the project")
    }
    let files = try [extracts.table(2_000_000), extracts.table(22_000_000)]
    func difference(_ words: (String) -> [String]) throws -> Double {
      let times = try files.map { try ProcessCost.run(words($0)).processor }
      return times[1] - times[0]
    }
    let ratios = try (0..<Self.pairs).map { _ in
      try difference(validate) / difference { ["python3", peer, $0, "1"] }
    }
    Report.figure("processor time, published table over DuckDB", Self.median(ratios), atMost: nil)
  }

  static func size(_ path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }

  static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
