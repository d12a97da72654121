internal import ByteInput
internal import DelimitedText
internal import Foundation
internal import ReturnModel

/// The findings of one extract, read back from the file they were spooled to.
///
/// They are read a piece at a time, so that the store can take any number of them.
struct SpooledFindings: Sequence, Sendable {
  private let path: String
  private let range: Range<Int>
  private let fingerprints: SpoolPiece
  /// The names of the columns carried, whose texts stand after a finding's own.
  let carried: [String]

  /// Findings of a spool, whole rows of it, with their fingerprints.
  init(_ piece: SpoolPiece, fingerprints: SpoolPiece, carried: [String]) {
    path = piece.path
    range = piece.range
    self.fingerprints = fingerprints
    self.carried = carried
  }

  func makeIterator() -> Iterator {
    Iterator(path: path, range: range, fingerprints: SpooledFingerprints(fingerprints))
  }

  struct Iterator: IteratorProtocol {
    private let handle: FileHandle?
    private var left: Int
    private var waiting: [Finding] = []
    private var rest: [UInt8] = []
    private var fingerprints: SpooledFingerprints

    init(path: String, range: Range<Int>, fingerprints: SpooledFingerprints) {
      self.fingerprints = fingerprints
      handle = FileHandle(forReadingAtPath: path)
      left = range.count
      do { try handle?.seek(toOffset: UInt64(range.lowerBound)) } catch { left = 0 }
    }

    mutating func next() -> Finding? {
      while waiting.isEmpty, left > 0 { fill() }
      guard var finding = waiting.popLast() else { return nil }
      finding.fingerprint = fingerprints.next()
      return finding
    }

    /// Reads some whole rows; they wait in reverse, so that taking one is taking the last.
    private mutating func fill() {
      guard let handle else {
        left = 0
        return
      }
      var reader = DelimitedReader(dialect: Dialect())
      var found: [Finding] = []
      do {
        // A piece ends wherever it ends; what is not a whole row yet is kept for the next.
        guard let data = try handle.read(upToCount: Swift.min(left, 1 << 18)) else {
          left = 0
          return
        }
        left -= data.count
        rest += data
        let end = left == 0 ? rest.count : Self.lastRowEnd(rest)
        let rows = Array(rest[..<end])
        rest.removeFirst(end)
        try rows.withUnsafeBufferPointer { bytes throws(DelimitedFailure) in
          try reader.feed(bytes)
        }
        try reader.finish()
        reader.drain { block in
          for row in block.rows {
            if let finding = Finding(cells: block.strings(of: row)) { found.append(finding) }
          }
        }
      } catch {
        // The file was written by this process a moment ago; what cannot be read is not there.
        left = 0
      }
      waiting = found.reversed()
    }

    /// Where the last row that is whole ends: after a line feed outside quotes.
    private static func lastRowEnd(_ bytes: [UInt8]) -> Int {
      var isQuoted = false
      var end = 0
      for (index, byte) in bytes.enumerated() {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if byte == UInt8(ascii: "\n"), !isQuoted { end = index + 1 }
      }
      return end
    }
  }
}

extension Finding {
  /// Reads the cells that ``cells`` gives, and texts carried after them; `nil` for fewer.
  init?(cells: [String]) {
    guard cells.count >= Finding.columns.count, let severity = Severity(rawValue: cells[1]),
      let status = Status(rawValue: cells[2]), let line = Int(cells[9])
    else { return nil }
    self.init(
      rule: RuleCode(cells[0]), severity: severity, status: status, returnID: ReturnID(cells[3]),
      round: RoundID(cells[4]), area: cells[5], module: ModuleName(cells[6]), recordKey: cells[7],
      file: cells[8], line: line, field: cells[10], value: cells[11], wording: cells[12],
      action: cells[13])
    carried = Array(cells[Finding.columns.count...])
  }
}
