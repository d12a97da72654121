import Testing

/// What the README of the faulty samples says of one file.
struct FaultyFile: CustomTestStringConvertible {
  let name: String
  /// Each line of the README: the rule and the person it was made for.
  let expected: [String]

  var testDescription: String { name }

  init(_ name: String, _ expected: [String]) {
    self.name = name
    self.expected = expected
  }

  /// The tables of the READMEs beside the samples, which were written before the checks.
  ///
  /// A person who is said to have one fault has that one alone.
  /// `#7` is the seventh person, where the README says person 7.
  static let all = [
    FaultyFile(
      "2025/faulty/persons.xml",
      [
        "G-101 L893999919001", "G-101 A893999919002", "G-103 P893999919003", "G-104 D893999919004",
        "G-104 T893999919005", "G-105 #7", "G-106 A1234", "G-107 K893999919008", "G-108 #10",
        "G-109 #11", "G-110 Z893999919011", "E-01 P893999919012", "E-02 C893999919013",
        "E-08 R893999919014",
      ]),
    FaultyFile(
      "2025/faulty/requests.xml",
      [
        "G-201 L893999919001", "G-201 A893999919002", "G-202 P893999919003", "G-203 D893999919004",
        "G-203 T893999919005", "G-204 G893999919006", "G-205 W893999919007", "G-206 K893999919008",
        "G-207 Z893999919009", "G-208 K893999919010", "G-209 Z893999919011", "E-03 N893999919012",
        "E-10 C893999919013",
      ]),
    FaultyFile(
      "2025/faulty/assessments.xml",
      [
        "G-301 L893999919001", "G-302 A893999919002", "G-303 P893999919003", "G-304 D893999919004",
        "G-305 T893999919005", "G-306 G893999919006", "E-04 W893999919007",
      ]),
    FaultyFile(
      "2025/faulty/plans.xml",
      [
        "G-401 L893999919001", "G-401 A893999919002", "G-402 P893999919003", "G-403 D893999919004",
        "G-404 T893999919005", "G-405 G893999919006", "G-406 W893999919007", "G-408 K893999919008",
        "G-409 Z893999919009", "G-410 K893999919010", "G-411 Z893999919011", "G-412 N893999919012",
        "G-413 C893999919013", "E-05 R893999919014",
      ]),
    FaultyFile(
      "2025/faulty/placements.xml",
      [
        "G-407 L893999919001", "G-501 A893999919002", "G-502 P893999919003", "G-503 D893999919004",
        "G-504 T893999919005", "G-505 G893999919006", "G-506 W893999919007", "G-507 K893999919008",
        "E-06 Z893999919009", "E-07 K893999919010", "E-09 Z893999919011",
      ]),
    FaultyFile("2025/faulty/out-of-round.xml", ["G-508 L893999919001", "G-508 A893999919002"]),
    // A duplicate is found on both persons: two with one UPN, and two others with one ULN.
    FaultyFile(
      "2025/faulty/duplicates.xml",
      ["E-11 A893999919002", "E-11 L893999919001", "E-11 L893999919001", "E-11 M893999919050"]),
    FaultyFile(
      "2025/faulty/header.xml",
      ["G-H02 Header", "G-H04 Header", "G-H05 Header", "G-H06 Header", "G-H07 Header"]),
    // The second is ours: no figure can be loaded for an authority that nobody knows.
    FaultyFile("2025/faulty/header-authority-999.xml", ["G-H03 Header", "unknown-authority "]),
    FaultyFile("2025/faulty/unknown-element.xml", ["unknown-element J893999919100"]),
    FaultyFile("2025/faulty/second-assessment.xml", ["record-misplaced L893999919001"]),
    FaultyFile("2023/faulty/gender.xml", ["G-102 D893999919004", "G-102 G893999919006"]),
    FaultyFile("2023/faulty/out-of-round.xml", ["G-508 T893999919005"]),
  ]

  /// Those whose README says exit 3.
  static let unreadable = [
    "2025/faulty/truncated.xml", "2025/faulty/truncated.xml.gz", "2025/faulty/document-type.xml",
    "2025/faulty/empty.xml", "2025/faulty/not-sen2.xml",
  ]
}
