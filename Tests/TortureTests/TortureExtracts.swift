import Foundation
import TestSupport
import Testing

/// The extracts that are loaded: the samples, and a return larger than they are.
struct TortureExtracts {
  /// What stands in the store before a correction.
  let old: [String]
  /// Everything, the corrections among it.
  let new: [String]
  private let folder: TemporaryFolder

  init() throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    let sen2 = Project.path("SampleInputs/sen2")
    let sample = try String(
      contentsOfFile: "\(sen2)/2025/clean/sen2-2025-893.xml", encoding: .utf8)
    let persons = sample.matches(of: /(?s)\s*<Person>.*?<\/Person>/).map { String($0.output) }
    try #require(persons.count > 20)
    let people = try #require(sample.range(of: "<Persons>"))
    let head = String(sample[..<people.upperBound])
    func file(_ name: String, serial: String, authority: String, _ persons: [String]) throws
      -> String
    {
      let header = head.replacing("<LEA>893<", with: "<LEA>\(authority)<")
        .replacing("<SerialNo>001<", with: "<SerialNo>\(serial)<")
      return try folder.write(
        header + persons.joined() + "\n  </Persons>\n</Message>\n", to: name)
    }
    let many = Array([[String]](repeating: persons, count: 4).joined())
    let tables = ["caseload", "newplans", "timeliness_20_week"].map {
      Project.path("SampleInputs/published/\($0).csv")
    }
    let faulty = try String(contentsOfFile: "\(sen2)/2025/faulty/persons.xml", encoding: .utf8)
      .replacing("<LEA>893<", with: "<LEA>202<")
    // The same people several times over are duplicates, which are findings and are loaded.
    old = [
      tables[0], try file("first.xml", serial: "000", authority: "893", Array(persons.dropLast(9))),
      try file("large-first.xml", serial: "000", authority: "203", Array(many.dropLast(40))),
    ]
    new =
      tables + [
        "\(sen2)/2025/clean/sen2-2025-893.xml", "\(sen2)/2025/clean/sen2-2025-860.xml.gz",
        "\(sen2)/2026/clean/sen2-2026-guide.xml", try folder.write(faulty, to: "faulty.xml"),
        try file("large.xml", serial: "001", authority: "203", many),
      ]
  }
}

/// Random numbers that are the same every time.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
