import Foundation

extension Bench {
  /// School censuses, a file a school, beside libxml2's floor, zlib's, lxml, and two processors beside one.
  func census() throws {
    Report.say("making censuses of 4, 16 and 200 MB")
    try censusInstructions()
    let (plain, packed) = try makeCensus(schools: 400, pupils: 120_000, formats: "xml,xml.gz")
    try censusTime(plain, packed)
    try censusMemory(plain)
    for folder in [plain, packed] { try FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.removeItem(atPath: "\(folder)/census")
  }

  /// The folders of one authority's files, plain and packed.
  private func makeCensus(
    schools: Int, pupils: Int, formats: String = "xml"
  ) throws -> (plain: String, packed: String) {
    let (made, plain) = ("\(folder)/census", "\(folder)/census-\(schools)")
    for folder in [made, plain] where FileManager.default.fileExists(atPath: folder) {
      try FileManager.default.removeItem(atPath: folder)
    }
    let cost = try ProcessCost.run([
      program, "generate", "school-census", "--round", "2024-25-spring", "--schools", "\(schools)",
      "--pupils", "\(pupils)", "--out", made, "--formats", formats, "--quiet", "--pipelines",
      "\(root)/Pipelines",
    ])
    try FileManager.default.createDirectory(atPath: plain, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: made)
    where name.hasSuffix(".xml") {
      try FileManager.default.moveItem(atPath: "\(made)/\(name)", toPath: "\(plain)/\(name)")
    }
    if formats == "xml" {
      Report.note("generating", "\(Report.text(Double(try bytes(plain)) / 1e6 / cost.wall)) MB/s")
    }
    return (plain, "\(made)/xml.gz")
  }

  private func files(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { "\(folder)/\($0)" }
  }

  private func bytes(_ folder: String) throws -> Int {
    try files(folder).reduce(0) { try $0 + Self.size($1) }
  }

  /// Words that validate what is in `folder` and count its figures, and load none of them.
  private func counting(_ folder: String, workers: Int = 1) -> [String] {
    counted(folder) + ["--workers", "\(workers)"]
  }

  private func censusInstructions() throws {
    guard ProcessCost.has(["valgrind", "--version"]) else {
      return Report.skip("census: instructions", "valgrind is not here")
    }
    let folders = try [
      makeCensus(schools: 8, pupils: 2_400).plain, makeCensus(schools: 32, pupils: 9_600).plain,
    ]
    let difference = Double(try bytes(folders[1]) - bytes(folders[0]))
    func perByte(_ runs: (String) throws -> [[String]]) throws -> Double {
      let counts = try folders.map { folder in
        try runs(folder).reduce(0) { try $0 + ProcessCost.instructions($1, in: self.folder) }
      }
      return (counts[1] - counts[0]) / difference
    }
    let ours = try perByte { [counting($0)] }
    Report.note("census: ingest --dry-run", "\(Report.text(ours)) instructions a byte")
    for (name, floor) in try floors() {
      let cost = try perByte { try files($0).map { [floor, $0] } }
      Report.figure("census: instructions over \(name)", ours / cost, atMost: 1.6)
    }
    for folder in folders { try FileManager.default.removeItem(atPath: folder) }
  }

  private func censusTime(_ plain: String, _ packed: String) throws {
    let inflating = [
      "sh", "-c", "for f in '\(packed)'/*.gz; do '\(tools)/inflate-floor' \"$f\"; done",
    ]
    var (gzip, cores, one, two) = ([Double](), [Double](), [Double](), [Double]())
    let peer = try self.peer(plain)
    for _ in 0..<Self.pairs {
      let alone = try ProcessCost.run(counting(plain)).wall
      let both = try ProcessCost.run(counting(plain, workers: 2)).wall
      cores.append(alone / both)
      let floor = max(alone, try ProcessCost.run(inflating).wall)
      gzip.append(try ProcessCost.run(counting(packed)).wall / floor)
      guard let peer else { continue }
      let other = try ProcessCost.run(peer).wall
      one.append(other / alone)
      two.append(other / both)
    }
    Report.figure("census: two workers over one", Self.median(cores), atLeast: 1.7)
    Report.figure("census: wall time of gzip over the larger part", Self.median(gzip), atMost: 1.25)
    guard peer != nil else {
      return Report.skip("census: beside lxml", "pip install lxml, and ../shared/measure beside it")
    }
    Report.figure("census: peer_lxml.py over one worker", Self.median(one), atLeast: 6)
    Report.figure("census: peer_lxml.py over two workers", Self.median(two), atLeast: 12)
  }

  /// The peer over every file of a folder, one after the other in one process; `nil` without lxml.
  private func peer(_ folder: String) throws -> [String]? {
    let peer = "\(root)/../shared/measure/peer_lxml.py"
    guard FileManager.default.fileExists(atPath: peer),
      ProcessCost.has(["python3", "-c", "import lxml"])
    else { return nil }
    let script = """
      import runpy, sys
      peer, files = sys.argv[1], sys.argv[2:]
      for file in files:
          sys.argv = [peer, file, "school-census"]
          runpy.run_path(peer)
      """
    return try ["python3", "-c", script, peer] + files(folder)
  }

  private func censusMemory(_ plain: String) throws {
    let peak = try ProcessCost.run(counting(plain, workers: 2)).peak
    Report.figure("census: peak memory at 200 MB, MB", peak, atMost: 200)
    guard ProcessInfo.processInfo.environment["RETURNS_BENCH_LARGE"] != nil else {
      return Report.skip("census: peak memory at 2 GB", "takes 2 GB of disk: RETURNS_BENCH_LARGE=1")
    }
    let (large, _) = try makeCensus(schools: 990, pupils: 1_200_000)
    let peaks = try ProcessCost.run(counting(large, workers: 2)).peak
    Report.figure("census: peak memory at 2 GB, MB", peaks, atMost: 200)
    try FileManager.default.removeItem(atPath: large)
  }
}
