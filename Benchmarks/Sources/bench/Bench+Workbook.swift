import Foundation

extension Bench {
  /// Loading 200,000 rows of a list from a workbook beside openpyxl's read-only mode.
  func workbook() throws {
    guard ProcessCost.has(["python3", "-c", "import openpyxl"]) else {
      return Report.skip("workbook beside openpyxl", "pip install openpyxl")
    }
    let (script, book) = ("\(root)/Benchmarks/list_workbook.py", "\(folder)/list.xlsx")
    _ = try ProcessCost.run(["python3", script, "make", "200000", book])
    defer { unlink(book) }
    var (peak, checking, loading) = (0.0, [Double](), [Double]())
    for _ in 0..<5 {
      let checked = try ProcessCost.run(words("validate", book))
      let loaded = try ProcessCost.run(load(list: book))
      peak = max(peak, loaded.peak)
      let peer = try ProcessCost.run(["python3", script, "read", book]).processor
      checking.append(peer / checked.processor)
      loading.append(peer / loaded.processor)
    }
    Report.figure("peak memory, loading 200,000 rows of a workbook, MB", peak, atMost: 150)
    Report.figure("processor time, openpyxl over validate", Self.median(checking), atLeast: 10)
    Report.figure("processor time, openpyxl over ingest", Self.median(loading), atLeast: 10)
  }

  private func words(_ command: String, _ file: String) -> [String] {
    [
      program, command, file, "--as-at", "2025-03-31", "--area", "893", "--quiet", "--findings",
      "\(folder)/findings.csv", "--pipelines", "\(root)/Pipelines",
    ]
  }

  /// Words that load a list into a store that is not there yet.
  private func load(list file: String) throws -> [String] {
    let store = "\(folder)/lists"
    if FileManager.default.fileExists(atPath: store) {
      try FileManager.default.removeItem(atPath: store)
    }
    return words("ingest", file) + ["--store", "\(store)/returns.sqlite"]
  }
}
