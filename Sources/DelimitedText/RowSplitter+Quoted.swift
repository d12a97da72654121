extension RowSplitter {
  /// Takes the quoted field that begins at ``fieldStart``; false when its end is not there yet.
  mutating func splitQuoted() throws(DelimitedFailure) -> Bool {
    guard let quoted = quotedText(), let stop = fieldEnd(after: quoted.close) else { return false }
    let isRowEnd = store.bytes[stop] != separatorByte
    var tail = quoted.close + 1..<stop
    if isRowEnd, rowEndByte == .lineFeed, let last = tail.last, store.bytes[last] == .carriageReturn
    {
      tail = tail.dropLast(1)
    }
    append(unescaped(from: fieldStart + 1, quoted, tail: tail))
    line += quoted.lines
    if isRowEnd { try endRow(at: stop) }
    fieldStart = stop + 1
    return true
  }

  /// Where the closing quote stands, how many row ends and whether any doubled quotes are inside.
  ///
  /// `nil` when the byte after a quote, which would tell whether it closes, is not there yet.
  private func quotedText() -> (close: Int, lines: Int, isEscaped: Bool)? {
    var (position, lines, isEscaped) = (fieldStart + 1, 0, false)
    while let quote = nextQuote(from: position, lines: &lines) {
      guard quote + 1 < store.byteCount else { return nil }
      guard store.bytes[quote + 1] == .quote else { return (quote, lines, isEscaped) }
      isEscaped = true
      position = quote + 2
    }
    return nil
  }

  private func nextQuote(from start: Int, lines: inout Int) -> Int? {
    let (bytes, quotes) = (UnsafePointer(store.bytes), ByteWord(repeating: .quote))
    var position = start
    while position + 8 <= store.byteCount {
      let word = ByteWord(bytes, at: position)
      let (found, ends) = (word.matches(quotes), word.matches(rowEndWord))
      if found != 0 {
        lines += (ends & (found &- 1)).nonzeroBitCount
        return position + found.trailingZeroBitCount >> 3
      }
      lines += ends.nonzeroBitCount
      position += 8
    }
    while position < store.byteCount {
      if bytes[position] == .quote { return position }
      if bytes[position] == rowEndByte { lines += 1 }
      position += 1
    }
    return nil
  }

  /// The separator or row end that ends a quoted field closed at `close`; `nil` when not there yet.
  ///
  /// It should follow at once, or after a carriage return; anything between is kept.
  private func fieldEnd(after close: Int) -> Int? {
    (close + 1..<store.byteCount).first {
      store.bytes[$0] == separatorByte || store.bytes[$0] == rowEndByte
    }
  }

  /// Takes doubled quotes and the closing quote out of the text, where it stands.
  private func unescaped(
    from start: Int, _ quoted: (close: Int, lines: Int, isEscaped: Bool), tail: Range<Int>
  ) -> DelimitedField {
    let bytes = store.bytes
    guard quoted.isEscaped || !tail.isEmpty else {
      return DelimitedField(
        start: start, count: quoted.close - start, marks: DelimitedField.quotedMark)
    }
    var (from, to) = (start, start)
    while from < quoted.close {
      bytes[to] = bytes[from]
      from += bytes[from] == .quote ? 2 : 1
      to += 1
    }
    for index in tail {
      bytes[to] = bytes[index]
      to += 1
    }
    let marks =
      DelimitedField.quotedMark | (tail.isEmpty ? 0 : DelimitedField.irregularMark)
    return DelimitedField(start: start, count: to - start, marks: marks)
  }
}
