internal import ReturnModel

/// What the list of people takes of a finding, as it waits on disk.
struct PersonFinding {
  /// The extract's number and the subject's in it, so that people come out in the order they stand.
  let key: [UInt8]
  /// Severity, person, area, file and rule.
  let payload: [UInt8]

  private static let separator: Character = "\u{1F}"

  init(_ finding: Finding, person: String, extract: Int, subject: Int) {
    key = Self.bytes(extract) + Self.bytes(subject)
    let columns = [
      finding.severity.rawValue, person, finding.area, finding.file, finding.rule.text,
    ]
    payload = Array(columns.joined(separator: String(Self.separator)).utf8)
  }

  /// The key with `base` added to the extract's number.
  static func moved(_ key: Span<UInt8>, by base: Int) -> [UInt8] {
    let extract = (0..<8).reduce(0) { $0 << 8 | Int(key[$1]) }
    return bytes(extract + base) + (8..<key.count).map { key[$0] }
  }

  /// The columns of a payload.
  static func columns(_ payload: Span<UInt8>) -> [String] {
    String(decoding: (0..<payload.count).map { payload[$0] }, as: UTF8.self)
      .split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }

  private static func bytes(_ number: Int) -> [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
