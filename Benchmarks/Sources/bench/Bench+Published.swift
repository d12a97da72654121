import Foundation

extension Bench {
  /// Reading published tables beside DuckDB, and loading one beside sqlite3's own import.
  func published() throws {
    let data = "\(root)/../shared/data"
    let (long, exclusions, caseload) = (
      "\(data)/lait/lait_long.csv.gz", "\(data)/ees/school/exclusions_by_geographic_level.csv.gz",
      "\(data)/ees/ehc-plans-2025/caseload.csv.gz"
    )
    guard [long, exclusions, caseload].allSatisfy(FileManager.default.fileExists) else {
      return Report.skip("published tables", "../shared/data is not here")
    }
    try besideDuckDB(["long file": long, "exclusions": exclusions])
    try besideImport(long)
    for (name, file) in ["long file": long, "caseload": caseload].sorted(by: { $0.key < $1.key }) {
      let peak = try ProcessCost.run(load([file])).peak
      Report.figure("peak memory, loading the \(name), MB", peak, atMost: 150)
    }
  }

  private func besideDuckDB(_ files: [String: String]) throws {
    let peer = "\(root)/../shared/measure/peer_duckdb.py"
    guard FileManager.default.fileExists(atPath: peer),
      ProcessCost.has(["python3", "-c", "import duckdb"])
    else { return Report.skip("published tables beside DuckDB", "duckdb or its peer is not here") }
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      let ratios = try (0..<5).map { _ in
        let ours = try ProcessCost.run(ingest([file]) + ["--dry-run"]).processor
        return try ProcessCost.run(["python3", peer, file, "1"]).processor / ours
      }
      Report.figure(
        "processor time, DuckDB over ingest --dry-run, \(name)", Self.median(ratios), atLeast: 3)
    }
  }

  private func besideImport(_ file: String) throws {
    guard ProcessCost.has(["sqlite3", "--version"]) else {
      return Report.skip("loading beside sqlite3 .import", "sqlite3 is not here")
    }
    _ = try ProcessCost.run(load([file]))
    Report.figure(
      "processor time, ingest over sqlite3 .import, long file",
      try overImport { try ProcessCost.run(load([file])).processor }, atMost: 3)
  }

  /// The processor time of `load` over that of sqlite3's import of the observations now in the store.
  func overImport(_ load: () throws -> Double) throws -> Double {
    let (observations, other) = ("\(folder)/observations.csv", "\(folder)/import.sqlite")
    _ = try ProcessCost.run(
      ["sqlite3", "-csv", store, ".output '\(observations)'", "SELECT * FROM observation"])
    let ratios = try (0..<3).map { _ in
      unlink(other)
      _ = try ProcessCost.run([
        "sqlite3", other,
        "CREATE TABLE observation (submission, indicator, area, period, breakdown, known_from, "
          + "known_until, numerator, denominator, value, printed, status, extract)",
      ])
      let words = ["sqlite3", other, ".import --csv '\(observations)' observation"]
      let peer = try ProcessCost.run(words).processor
      return try load() / peer
    }
    for path in [observations, other] { unlink(path) }
    return Self.median(ratios)
  }

  private var store: String { "\(folder)/store/returns.sqlite" }

  func ingest(_ files: [String]) -> [String] {
    [program, "ingest"] + files + [
      "--quiet", "--findings", "\(folder)/findings.csv", "--pipelines", "\(root)/Pipelines",
    ]
  }

  /// Words that load `files` into a store that is not there yet.
  func load(_ files: [String]) throws -> [String] {
    if FileManager.default.fileExists(atPath: "\(folder)/store") {
      try FileManager.default.removeItem(atPath: "\(folder)/store")
    }
    return ingest(files) + ["--store", store]
  }
}
