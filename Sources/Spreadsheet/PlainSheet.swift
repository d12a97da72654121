internal import MarkupEvents

extension Archive {
  /// Calls `body` with the rows of a sheet's part for as long as it says so; `false` when it no longer
  /// does.
  ///
  /// What stands before and after the rows libxml2 reads, and every row from the first that is not
  /// plain: it sees the document without the rows that were read.
  func readSheet(
    _ part: String, _ sheet: inout SheetReader, _ body: (SheetRow) -> Bool
  ) throws(SpreadsheetFailure) -> Bool {
    var split: PlainSheet
    do { split = PlainSheet(try MarkupReader(keepsAttributes: true), part) } catch {
      throw Self.failure(error, part)
    }
    var goesOn = true
    try read(part) { piece throws(SpreadsheetFailure) in
      goesOn = try split.take(piece, &sheet, body)
      return goesOn
    }
    guard goesOn else { return false }
    return try split.finish(&sheet, body)
  }
}

/// Parts a sheet's bytes between the scanner of plain rows and libxml2.
private struct PlainSheet: ~Copyable {
  private enum Stage { case head, rows, rest }

  private var reader: MarkupReader
  private let part: String
  private var stage = Stage.head
  private var isFirst = true
  /// What could not be read before more is seen.
  private var waiting: [UInt8] = []

  /// As much as is kept waiting for the end of a row, or for the first.
  private static let patience = 1 << 20

  init(_ reader: consuming MarkupReader, _ part: String) {
    self.reader = reader
    self.part = part
  }

  /// Takes the next bytes; `false` when `body` wants no more rows.
  mutating func take(
    _ piece: UnsafeBufferPointer<UInt8>, _ sheet: inout SheetReader, _ body: (SheetRow) -> Bool
  ) throws(SpreadsheetFailure) -> Bool {
    let hasMark = isFirst && piece.starts(with: [0xEF, 0xBB, 0xBF])
    isFirst = false
    let piece = UnsafeBufferPointer(rebasing: piece[(hasMark ? 3 : 0)...])
    if stage == .rest { return try feed(piece, &sheet, body) }
    waiting.append(contentsOf: piece)
    if stage == .head { try takeHead(&sheet, body) }
    guard stage == .rows else {
      if stage == .head { return true }
      return try feedWaiting(from: 0, &sheet, body)
    }
    return try takeRows(&sheet, body)
  }

  /// Reads what stands before the rows, when all of it is there.
  private mutating func takeHead(
    _ sheet: inout SheetReader, _ body: (SheetRow) -> Bool
  ) throws(SpreadsheetFailure) {
    guard let end = waiting.firstEnd(of: "<sheetData>") else {
      if waiting.count > Self.patience { stage = .rest }
      return
    }
    // A comment or the like may hold anything, and libxml2 has to say what it thinks of a document type.
    let head = waiting[..<end]
    guard head.firstEnd(of: "<!") == nil, head.dropFirst(2).firstEnd(of: "<?") == nil else {
      stage = .rest
      return
    }
    _ = try Array(head).withUnsafeBufferPointer { bytes throws(SpreadsheetFailure) in
      try feed(bytes, &sheet, body)
    }
    waiting.removeFirst(end)
    stage = .rows
  }

  private mutating func takeRows(
    _ sheet: inout SheetReader, _ body: (SheetRow) -> Bool
  ) throws(SpreadsheetFailure) -> Bool {
    // Rows up to the last that ends here are whole.
    let whole = waiting.lastEnd(of: "</row>") ?? 0
    let (end, isPlain, goesOn) = try waiting.withUnsafeBufferPointer {
      bytes throws(SpreadsheetFailure) in
      try Self.rows(UnsafeBufferPointer(rebasing: bytes[..<whole]), &sheet, body)
    }
    guard goesOn else { return false }
    let rest = waiting[end...].drop { $0 <= 0x20 }
    if !isPlain || rest.starts(with: "</sheetData>".utf8) || rest.count > Self.patience {
      return try feedWaiting(from: end, &sheet, body)
    }
    waiting.removeFirst(end)
    return true
  }

  /// Reads whole rows; gives where it came to, whether all were plain, and whether `body` wants more.
  private static func rows(
    _ bytes: UnsafeBufferPointer<UInt8>, _ sheet: inout SheetReader, _ body: (SheetRow) -> Bool
  ) throws(SpreadsheetFailure) -> (end: Int, isPlain: Bool, goesOn: Bool) {
    var at = 0
    while at < bytes.count {
      if bytes[at] <= 0x20, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D {
        at += 1
        continue
      }
      guard case .row(let end) = try sheet.plainRow(bytes, at: at) else { return (at, false, true) }
      at = end
      if !sheet.row.cells.isEmpty, !body(sheet.row) { return (at, true, false) }
    }
    return (at, true, true)
  }

  /// Leaves what waits, and all that follows, to libxml2.
  private mutating func feedWaiting(
    from start: Int, _ sheet: inout SheetReader, _ body: (SheetRow) -> Bool
  ) throws(SpreadsheetFailure) -> Bool {
    stage = .rest
    let bytes = Array(waiting[start...])
    waiting = []
    return try bytes.withUnsafeBufferPointer { bytes throws(SpreadsheetFailure) in
      try feed(bytes, &sheet, body)
    }
  }

  private mutating func feed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ sheet: inout SheetReader, _ body: (SheetRow) -> Bool
  ) throws(SpreadsheetFailure) -> Bool {
    try Archive.feed(bytes, &reader, part)
    return try drain(&sheet, body)
  }

  private mutating func drain(
    _ sheet: inout SheetReader, _ body: (SheetRow) -> Bool
  ) throws(SpreadsheetFailure) -> Bool {
    try reader.drain { block throws(SpreadsheetFailure) in try sheet.take(block, body) }
  }

  /// Ends the part; `false` when `body` wants no more rows.
  mutating func finish(
    _ sheet: inout SheetReader, _ body: (SheetRow) -> Bool
  ) throws(SpreadsheetFailure) -> Bool {
    guard try feedWaiting(from: 0, &sheet, body) else { return false }
    do { try reader.finish() } catch { throw Archive.failure(error, part) }
    return try drain(&sheet, body)
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Where the first `text` ends.
  fileprivate func firstEnd(of text: StaticString) -> Int? {
    indices.first { ends(text, at: $0) }.map { $0 + text.utf8CodeUnitCount }
  }

  /// Where the last `text` ends.
  fileprivate func lastEnd(of text: StaticString) -> Int? {
    indices.last { ends(text, at: $0) }.map { $0 + text.utf8CodeUnitCount }
  }

  private func ends(_ text: StaticString, at place: Int) -> Bool {
    guard self[place] == text.utf8Start[0] else { return false }
    let count = text.utf8CodeUnitCount
    guard place + count <= endIndex else { return false }
    return (1..<count).allSatisfy { self[place + $0] == text.utf8Start[$0] }
  }
}
