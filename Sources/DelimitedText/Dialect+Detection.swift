extension Dialect {
  /// The separators that are looked for; of equally many the first wins.
  private static let separators = [",", "\t", ";", "|"].flatMap { Array($0.utf8) }
  /// How much of a first line is looked at.
  private static let longestHead = 64 << 10

  /// Works out the dialect from the first line, and how many bytes of a `sep=;` line to pass over.
  ///
  /// The separator is the one that stands most often outside quotes in the first line, which ends
  /// at the first row end outside quotes. `nil` when more text is needed.
  static func detect(
    in text: UnsafeBufferPointer<UInt8>, isComplete: Bool
  ) -> (dialect: Dialect, skipped: Int)? {
    let head = UnsafeBufferPointer(rebasing: text.prefix(longestHead))
    let end = firstRowEnd(in: head)
    let isEnough = isComplete || text.count > longestHead
    guard end < head.count || isEnough else { return nil }
    let isReturn = end < head.count && head[end] == .carriageReturn
    // A carriage return that is the last byte so far may be half of a CRLF.
    guard !isReturn || end + 1 < head.count || isEnough else { return nil }
    let isPaired = isReturn && end + 1 < head.count && head[end + 1] == .lineFeed
    let rowEnd: RowEnd = isReturn && !isPaired && end + 1 < head.count ? .carriageReturn : .lineFeed
    let line = head.prefix(end)
    if line.count == 5, line.starts(with: "sep=".utf8), let separator = line.last {
      let skipped = min(head.count, end + (isPaired ? 2 : 1))
      return (Dialect(separator: separator, rowEnd: rowEnd), skipped)
    }
    return (Dialect(separator: commonest(in: line), rowEnd: rowEnd), 0)
  }

  private static func firstRowEnd(in head: UnsafeBufferPointer<UInt8>) -> Int {
    var isQuoted = false
    for (index, byte) in head.enumerated() {
      if byte == .quote { isQuoted.toggle() }
      if !isQuoted && (byte == .lineFeed || byte == .carriageReturn) { return index }
    }
    return head.count
  }

  private static func commonest(in line: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8 {
    var counts = Array(repeating: 0, count: separators.count)
    var isQuoted = false
    for byte in line {
      if byte == .quote { isQuoted.toggle() }
      if !isQuoted, let index = separators.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return separators[counts.firstIndex(of: most) ?? 0]
  }
}
