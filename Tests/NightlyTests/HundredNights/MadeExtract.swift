import Foundation
import TestSupport
import Testing

/// A synthetic extract, and what is known of it without the pipeline.
struct MadeExtract {
  /// The submission: return and authority.
  let submission: String
  /// Its place among the submission's extracts; later ones correct it.
  let version: Int
  let bytes: Data
  /// How its file's name ends.
  let ending: String
  /// What `validate` tells the shell of it, and how many records it counts.
  let status: Int32
  let records: Int
}

/// Makes extracts with `returns generate`, and remembers the people in them.
struct ExtractMaker {
  private let folder: TemporaryFolder
  /// Surnames, postcodes, UPNs and birth dates of everybody made.
  private(set) var people: Set<String> = []

  init() throws { folder = try TemporaryFolder() }

  /// The `version`th return of the authority `area`.
  mutating func sen2(_ area: String, version: Int) throws -> MadeExtract {
    let out = "\(folder.path)/\(area)-\(version)"
    // Every third has faults planted in it, some of them errors.
    let faults = version % 3 == 2 ? 5 : 0
    let made = try returns([
      "generate", "sen2", "--out", out, "--seed", String(version * 1000 + (Int(area) ?? 0)),
      "--people", "22", "--faults", String(faults), "--round", "2026", "--area", area,
    ])
    try #require(made.status == 0, "\(made.errors)")
    let path = "\(out)/sen2-2026-\(area).xml"
    let serial = String(String(1000 + version).suffix(3))
    let text = try String(contentsOfFile: path, encoding: .utf8)
      // A fault may have been planted in the serial number itself, which would then count as later.
      .replacing(#/<SerialNo>.*?</#, with: "<SerialNo>\(serial)<")
      // So may one in the authority, which would then be another's submission.
      .replacing(#/<LEA>.*?</#, with: "<LEA>\(area)<")
      // The moment a file was made counts before its serial number, and is another for each seed.
      .replacing(#/<DateTime>.*?</#, with: "<DateTime>2026-02-24T09:30:00<")
    try Data(text.utf8).write(to: URL(filePath: path))
    return try take(path, "sen2 \(area)", version, compressed: version % 2 == 1)
  }

  /// The census files of two schools of 893.
  mutating func schools() throws -> [MadeExtract] {
    let out = "\(folder.path)/census"
    let made = try returns([
      "generate", "school-census", "--out", out, "--seed", "7", "--people", "40", "--schools", "2",
      "--round", "2025-26-spring", "--area", "893",
    ])
    try #require(made.status == 0, "\(made.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: out).filter {
      $0.lowercased().hasSuffix(".xml")
    }
    try #require(names.count == 2)
    return try names.sorted().map {
      try take("\(out)/\($0)", "census \($0)", 1, compressed: false)
    }
  }

  private mutating func take(
    _ path: String, _ submission: String, _ version: Int, compressed: Bool
  ) throws -> MadeExtract {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for pattern in [
      #/<Surname>(.*?)</#, #/<PostCode>(.*?)</#, #/<UPN>(.*?)</#, #/<PersonBirthDate>(.*?)</#,
      #/<PupilSurname>(.*?)</#, #/<DOB>(.*?)</#, #/<UniqueLearnerNumber>(.*?)</#,
    ] {
      people.formUnion(text.matches(of: pattern).map { String($0.1) })
    }
    let checked = try returns(["validate", path, "--findings", "/dev/null"])
    let status = try #require(checked.status)
    try #require([0, 1].contains(status), "\(checked.errors)")
    let records = try #require(checked.errors.firstMatch(of: #/records: (\d+) read/#)?.1)
    if compressed {
      let packed = try MeasuredRun("/bin/sh", ["-c", "gzip -n '\(path)'"], limit: 60)
      try #require(packed.status == 0)
    }
    let file = path + (compressed ? ".gz" : "")
    return MadeExtract(
      submission: submission, version: version,
      bytes: try Data(contentsOf: URL(filePath: file)),
      ending: compressed ? ".xml.gz" : ".xml", status: status,
      records: try #require(Int(records)))
  }

  private func returns(_ arguments: [String]) throws -> MeasuredRun {
    try MeasuredRun(MeasuredRun.program, arguments + Night.pipelines, limit: 300)
  }
}
