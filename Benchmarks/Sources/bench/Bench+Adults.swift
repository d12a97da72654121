import Foundation

extension Bench {
  /// Reading all of ASCOF's published history beside DuckDB, and loading it beside sqlite3's import.
  func adults() throws {
    let data = "\(root)/../shared/data/ascof"
    let open = ["ascof_2014_19.csv.gz", "ascof_2020_21_open_data.csv.gz"].map { "\(data)/\($0)" }
    let series = "\(data)/ascof_2024_25_time_series"
    guard open.allSatisfy(FileManager.default.fileExists) else {
      return Report.skip("ASCOF", "../shared/data/ascof is not here")
    }
    let sheets = try FileManager.default.contentsOfDirectory(atPath: series)
      .filter { $0.hasPrefix("Table") }.sorted().map { "\(series)/\($0)" }
    try historyBesideDuckDB(open, sheets)
    try historyBesideImport(open + sheets)
    let peak = try ProcessCost.run(load(open + sheets)).peak
    Report.figure("peak memory, loading all of ASCOF, MB", peak, atMost: 150)
  }

  /// The peer reads a file a run: the sheets are set beside it with its start-up, and the two long files
  /// without them too, against it with its start-up and without.
  private func historyBesideDuckDB(_ open: [String], _ sheets: [String]) throws {
    let peer = "\(root)/../shared/measure/peer_duckdb.py"
    guard FileManager.default.fileExists(atPath: peer),
      ProcessCost.has(["python3", "-c", "import duckdb"])
    else { return Report.skip("ASCOF beside DuckDB", "duckdb or its peer is not here") }
    func read(_ files: [String]) throws -> Double {
      try files.reduce(0) { try $0 + ProcessCost.run(["python3", peer, $1, "1"]).processor }
    }
    var (whole, long) = ([Double](), [Double]())
    for _ in 0..<5 {
      let all = try ProcessCost.run(ingest(open + sheets) + ["--dry-run"]).processor
      let ours = try ProcessCost.run(ingest(open) + ["--dry-run"]).processor
      let theirs = try read(open)
      long.append(ours / theirs)
      whole.append(all / (theirs + (try read(sheets))))
    }
    Report.figure(
      "processor time, ingest --dry-run over DuckDB, all of ASCOF", Self.median(whole), atMost: 0.5)
    Report.figure(
      "the same, the two long files alone", Self.median(long), atMost: 0.5)
  }

  private func historyBesideImport(_ files: [String]) throws {
    guard ProcessCost.has(["sqlite3", "--version"]) else {
      return Report.skip("loading ASCOF beside sqlite3 .import", "sqlite3 is not here")
    }
    _ = try ProcessCost.run(load(files))
    Report.figure(
      "processor time, ingest over sqlite3 .import, all of ASCOF",
      try overImport { try ProcessCost.run(load(files)).processor }, atMost: nil)
  }
}
