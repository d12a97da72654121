import Foundation

/// Makes extracts of any size from the samples, in pieces.
struct Extracts {
  /// The project's folder.
  let root: String
  /// Where the extracts go.
  let folder: String

  struct Failure: Error { let sample: String }

  /// A SEN2 return of about so many bytes: the people of the clean sample over and over, each with a
  /// UPN and a ULN of their own that are right.
  func sen2(_ bytes: Int) throws -> String {
    let path = "\(folder)/sen2-\(bytes).xml"
    let sample = "\(root)/SampleInputs/sen2/2025/clean/sen2-2025-893.xml"
    let text = try String(contentsOfFile: sample, encoding: .utf8)
    guard let start = text.range(of: "<Persons>") else { throw Failure(sample: sample) }
    let people = text[start.upperBound...].split(separator: "</Person>")
      .filter { $0.contains("<Person>") }.map { Person("\($0)</Person>") }
    guard !people.isEmpty else { throw Failure(sample: sample) }
    let file = try Output(path)
    try file.write(String(text[..<start.upperBound]))
    var number = 0
    while file.count < bytes {
      number += 1
      try file.write(people[number % people.count].text(number))
    }
    try file.write("\n  </Persons>\n</Message>\n")
    try file.close()
    return path
  }

  /// A published table of about so many bytes: the rows of the sample over and over.
  func table(_ bytes: Int) throws -> String {
    let path = "\(folder)/timeliness-\(bytes).csv"
    let sample = "\(root)/SampleInputs/published/timeliness_20_week.csv"
    let text = try String(contentsOfFile: sample, encoding: .utf8)
    guard let end = text.firstIndex(where: \.isNewline) else { throw Failure(sample: sample) }
    let file = try Output(path)
    try file.write(String(text[...end]))
    let rows = String(text[text.index(after: end)...])
    while file.count < bytes { try file.write(rows) }
    try file.close()
    return path
  }
}

/// A person of the sample, parted where the identifiers stand.
private struct Person {
  private var parts: [String] = []
  private var tags: [String] = []

  init(_ text: String) {
    var rest = text[...]
    while let match = rest.firstMatch(of: /<(UPN|UniqueLearnerNumber)>[^<]*/) {
      parts.append(String(rest[..<match.range.lowerBound]))
      tags.append(String(match.1))
      rest = rest[match.range.upperBound...]
    }
    parts.append(String(rest))
  }

  func text(_ number: Int) -> String {
    var text = parts[0]
    for (tag, part) in zip(tags, parts.dropFirst()) {
      text += "<\(tag)>" + (tag == "UPN" ? Self.upn(number) : Self.uln(number)) + part
    }
    return text
  }

  /// A UPN of authority 893: a check letter, the authority, nine digits.
  private static func upn(_ number: Int) -> String {
    let digits = "893" + padded(number)
    let sum = digits.enumerated().reduce(0) {
      $0 + ($1.offset + 2) * ($1.element.wholeNumberValue ?? 0)
    }
    let letters = Array("ABCDEFGHJKLMNPQRTUVWXYZ")
    return "\(letters[sum % 23])\(digits)"
  }

  /// A ULN: nine digits and a check digit, numbers that would have none passed over.
  private static func uln(_ number: Int) -> String {
    var value = 100_000_000 + number * 13
    while true {
      let digits = padded(value)
      let sum = digits.enumerated().reduce(0) {
        $0 + (10 - $1.offset) * ($1.element.wholeNumberValue ?? 0)
      }
      if sum % 11 != 0 { return "\(digits)\(10 - sum % 11)" }
      value += 1
    }
  }

  private static func padded(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, 9 - text.count)) + text
  }
}

/// A file being written a megabyte at a time.
private final class Output {
  private(set) var count = 0
  private let handle: FileHandle
  private var waiting: [UInt8] = []

  init(_ path: String) throws {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    handle = try FileHandle(forWritingTo: URL(filePath: path))
  }

  func write(_ text: String) throws {
    waiting += text.utf8
    count += text.utf8.count
    if waiting.count > 1 << 20 { try flush() }
  }

  func close() throws {
    try flush()
    try handle.close()
  }

  private func flush() throws {
    try handle.write(contentsOf: waiting)
    waiting.removeAll(keepingCapacity: true)
  }
}
