/// Rows of plain markup, which is what programs write: read without libxml2.
extension SheetReader {
  /// What came of a row.
  enum PlainRow {
    /// It was read, up to this place.
    case row(end: Int)
    /// It holds something that libxml2 is to judge.
    case unusual
  }

  /// Reads the row that begins at `start`; after something unusual nothing of it is left.
  mutating func plainRow(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) throws(SpreadsheetFailure) -> PlainRow {
    let last = lastRow
    var cursor = SheetCursor(bytes: bytes, at: start)
    guard try takeRow(&cursor) else {
      forgetRow(after: last)
      return .unusual
    }
    return .row(end: cursor.at)
  }

  private mutating func takeRow(_ cursor: inout SheetCursor) throws(SpreadsheetFailure) -> Bool {
    guard cursor.take("<row"), cursor.isAtNameEnd else { return false }
    var number = lastRow + 1
    attributes: while true {
      switch cursor.tagPart() {
      case .attribute(let name, let value):
        if name.count == 1, cursor.bytes[name.lowerBound] == UInt8(ascii: "r") {
          number = try rowNumber(UnsafeBufferPointer(rebasing: cursor.bytes[value]))
        }
      case .open: break attributes
      case .empty:
        try openRow(number)
        isInRow = false
        return true
      case .unusual: return false
      }
    }
    try openRow(number)
    while true {
      cursor.skipSpace()
      if cursor.take("<c"), cursor.isAtNameEnd {
        guard try takeCell(&cursor) else { return false }
      } else if cursor.take("</row>") {
        isInRow = false
        return true
      } else {
        return false
      }
    }
  }

  private mutating func takeCell(_ cursor: inout SheetCursor) throws(SpreadsheetFailure) -> Bool {
    try openCell()
    attributes: while true {
      switch cursor.tagPart() {
      case .attribute(let name, let value):
        guard name.count == 1 else { break }
        let text = UnsafeBufferPointer(rebasing: cursor.bytes[value])
        switch cursor.bytes[name.lowerBound] {
        case UInt8(ascii: "r"): try place(text)
        case UInt8(ascii: "s"): setStyle(text)
        case UInt8(ascii: "t"): try setType(text)
        default: break
        }
      case .open: break attributes
      case .empty:
        try startCell()
        try endCell()
        return true
      case .unusual: return false
      }
    }
    try startCell()
    var hasValue = false
    while true {
      cursor.skipSpace()
      if cursor.take("<v>") {
        guard !hasValue, try takeText(&cursor, isWanted: type != .inline), cursor.take("</v>")
        else { return false }
        hasValue = true
      } else if cursor.take("</c>") {
        try endCell()
        return true
      } else if cursor.take("<is><t"), cursor.isAtNameEnd {
        guard !hasValue, takeTagEnd(&cursor), try takeText(&cursor, isWanted: type == .inline),
          cursor.take("</t></is>")
        else { return false }
        hasValue = true
      } else if cursor.take("<f"), cursor.isAtNameEnd {
        guard takeFormula(&cursor) else { return false }
      } else {
        return false
      }
    }
  }

  private mutating func takeText(
    _ cursor: inout SheetCursor, isWanted: Bool
  ) throws(SpreadsheetFailure) -> Bool {
    guard let text = cursor.text() else { return false }
    if text.hasEntities || text.hasOthers {
      guard let resolved = cursor.resolved(text) else { return false }
      guard isWanted else { return true }
      try resolved.withUnsafeBufferPointer { bytes throws(SpreadsheetFailure) in
        try value(bytes)
      }
    } else if isWanted {
      try value(UnsafeBufferPointer(rebasing: cursor.bytes[text.range]))
    }
    return true
  }

  /// Passes the rest of a start tag over; `false` unless content follows.
  private func takeTagEnd(_ cursor: inout SheetCursor) -> Bool {
    while true {
      switch cursor.tagPart() {
      case .attribute: continue
      case .open: return true
      case .empty, .unusual: return false
      }
    }
  }

  /// Passes a formula over: a cell has the value that was last saved.
  private func takeFormula(_ cursor: inout SheetCursor) -> Bool {
    while true {
      switch cursor.tagPart() {
      case .attribute: continue
      case .empty: return true
      case .unusual: return false
      case .open:
        guard let text = cursor.text(), cursor.resolved(text) != nil else { return false }
        return cursor.take("</f>")
      }
    }
  }
}
