/// Writes rows of fields as RFC 4180 text with line feeds, into memory.
///
/// It does no input or output: the caller takes ``bytes`` and empties them when it likes.
package struct DelimitedWriter: Sendable {
  /// What has been written and not yet taken.
  package private(set) var bytes: [UInt8] = []
  private let separator: UInt8
  private let neutralisesFormulas: Bool
  /// Fields of the row so far, and whether its only field so far is empty.
  private var fieldCount = 0
  private var isBlank = true

  /// Makes a writer.
  ///
  /// `neutralisesFormulas` puts `'` before a field that a spreadsheet would run as a formula: one
  /// that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, and is not a plain number.
  package init(separator: UInt8 = UInt8(ascii: ","), neutralisesFormulas: Bool = false) {
    self.separator = separator
    self.neutralisesFormulas = neutralisesFormulas
  }

  /// Writes one field; ``endRow()`` ends the row.
  package mutating func write(_ field: some StringProtocol) {
    var field = String(field)
    field.withUTF8 { write(utf8: $0) }
  }

  /// Writes one field from UTF-8 bytes.
  package mutating func write(utf8 field: UnsafeBufferPointer<UInt8>) {
    if fieldCount > 0 { bytes.append(separator) }
    fieldCount += 1
    if !field.isEmpty { isBlank = false }
    let isNeutralised = neutralisesFormulas && field.isFormula
    let needsQuotes = field.contains { byte in
      byte == separator || byte == .quote || byte == .lineFeed || byte == .carriageReturn
    }
    if needsQuotes { bytes.append(.quote) }
    if isNeutralised { bytes.append(UInt8(ascii: "'")) }
    guard needsQuotes else { return bytes.append(contentsOf: field) }
    for byte in field {
      if byte == .quote { bytes.append(.quote) }
      bytes.append(byte)
    }
    bytes.append(.quote)
  }

  /// Ends the row.
  ///
  /// A row of one empty field is written as `""`, since a line without anything is no row.
  package mutating func endRow() {
    if fieldCount == 1 && isBlank { bytes += [.quote, .quote] }
    bytes.append(.lineFeed)
    fieldCount = 0
    isBlank = true
  }

  /// Writes a whole row.
  package mutating func writeRow(_ fields: some Sequence<String>) {
    for field in fields { write(field) }
    endRow()
  }

  /// Hands over what has been written, and begins again with nothing.
  package mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Forgets what has been written but keeps its memory, after the caller flushed ``bytes``.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
