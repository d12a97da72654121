import Foundation

extension Bench {
  /// The whole site of an authority, sixty indicators of ten years and more, beside pandas and matplotlib
  /// drawing ten of its charts.
  func site() throws {
    let lait = "\(root)/../shared/data/lait/lait_long.csv.gz"
    guard FileManager.default.fileExists(atPath: lait),
      ProcessCost.has(["python3", "-c", "import pandas, matplotlib"])
    else {
      return Report.skip(
        "site beside pandas and matplotlib",
        "pip install pandas matplotlib, and ../shared/data beside the project")
    }
    let (script, work) = ("\(root)/Benchmarks/site_charts.py", "\(folder)/site")
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    _ = try ProcessCost.run(["python3", script, "choose", lait, "\(root)/Pipelines", work])
    let ids = try String(contentsOfFile: "\(work)/ids.txt", encoding: .utf8).split(separator: "\n")
    let (store, pipelines) = ("\(work)/store/returns.sqlite", ["--pipelines", "\(root)/Pipelines"])
    _ = try ProcessCost.run([program, "ingest", lait, "--store", store, "--quiet"] + pipelines)
    let words =
      [program, "report", "site", "--store", store, "--area", "893", "--out", "\(work)/pages"]
      + ids.flatMap { ["--indicator", String($0)] } + ["--quiet"] + pipelines
    var (wall, processor, peak) = ([Double](), [Double](), 0.0)
    for _ in 0..<Self.pairs {
      let ours = try ProcessCost.run(words)
      let peer = try ProcessCost.run(["python3", script, "draw", work])
      wall.append(ours.wall / peer.wall)
      processor.append(ours.processor / peer.processor)
      peak = max(peak, ours.peak)
    }
    Report.note("site", "\(ids.count) indicators")
    Report.figure("wall time, site over ten charts", Self.median(wall), atMost: 1)
    Report.figure("processor time, site over ten charts", Self.median(processor), atMost: 1)
    Report.figure("peak memory of the site, MB", peak, atMost: 150)
  }
}
