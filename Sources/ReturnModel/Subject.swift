/// The text of one field in one record, and what it was read as.
@frozen public struct Cell: Sendable {
  /// What is known of a cell.
  @frozen public enum State: UInt8, Sendable {
    /// The field was not there, or was there and empty.
    case absent
    /// The text was read as its field's kind.
    case valid
    /// The text is there and is not of its field's kind, or not in its list, or against its pattern.
    case invalid
  }

  /// Where the text begins in the subject's ``Subject/text``.
  public var start: Int32
  /// How many bytes of text.
  public var count: Int32
  /// The line the field stands on; 1-based, 0 when absent.
  public var line: Int32
  /// What is known of the cell.
  public var state: State
  /// The value by kind: a date's day number, an integer, a boolean's 0 or 1, a code's position in its
  /// list, a decimal's bit pattern; for text, nothing.
  public var payload: Int64

  /// An absent cell.
  @inlinable public init() {
    (start, count, line, state, payload) = (0, 0, 0, .absent, 0)
  }

  /// Makes a cell.
  @inlinable public init(start: Int32, count: Int32, line: Int32, state: State, payload: Int64) {
    (self.start, self.count, self.line) = (start, count, line)
    (self.state, self.payload) = (state, payload)
  }
}

/// One record of a subject: one module instance.
@frozen public struct SubjectRecord: Sendable {
  /// The module's number in the schema.
  public var module: Int32
  /// The record it belongs to, by position in ``Subject/records``; -1 for the first.
  public var parent: Int32
  /// The position after the last record that belongs to it, however deep.
  public var end: Int32
  /// Which one it is among its parent's records of this module; 1-based.
  public var ordinal: Int32
  /// The line it begins on; 1-based.
  public var line: Int32
  /// The position of its first cell in ``Subject/cells``.
  public var firstCell: Int32

  /// Makes a record with nothing under it yet.
  @inlinable public init(
    module: Int32, parent: Int32, end: Int32, ordinal: Int32, line: Int32, firstCell: Int32
  ) {
    (self.module, self.parent, self.end) = (module, parent, end)
    (self.ordinal, self.line, self.firstCell) = (ordinal, line, firstCell)
  }
}

/// The text of a column that a council carries through to findings.
@frozen public struct CarriedText: Hashable, Sendable {
  /// The record whose row it stands in, by position.
  public let record: Int
  /// Which of the columns carried it is.
  public let column: Int
  /// The text.
  public let text: String

  /// Makes one.
  public init(record: Int, column: Int, text: String) {
    (self.record, self.column, self.text) = (record, column, text)
  }
}

/// One person or other subject of a return with everything that belongs to it, in flat arrays.
///
/// Records stand in document order, a parent before what belongs to it: the first record is the
/// subject itself. The arrays are filled, read and emptied again for each subject, so that memory
/// does not grow with the extract. The header of an extract is kept the same way, as its one record.
@frozen public struct Subject: Sendable {
  /// The text of all cells, UTF-8; there may be more of it than cells have, which means nothing.
  public var text: [UInt8] = []
  /// The cells of all records.
  public var cells: [Cell] = []
  /// The records.
  public var records: [SubjectRecord] = []
  /// Which subject of its extract this is; 1-based.
  public var ordinal = 0
  /// Whether any cell is invalid; most subjects have none, and need not be searched for one.
  public var hasInvalidCell = false
  /// Texts of columns that are no field and are carried through to findings; most subjects have none.
  public var carried: [CarriedText] = []

  /// Makes an empty subject.
  public init() {}

  /// The cell of `field` in `record`, both by number.
  @inlinable public func cell(_ record: Int, _ field: Int) -> Cell {
    cells[Int(records[record].firstCell) + field]
  }

  /// The text of `cell`, as a string: for findings, not for hot paths.
  public func string(_ cell: Cell) -> String {
    let start = Int(cell.start)
    return String(decoding: text[start..<start + Int(cell.count)], as: UTF8.self)
  }

  /// Whether the text of `cell` is exactly these bytes.
  @inlinable public func text(of cell: Cell, equals bytes: [UInt8]) -> Bool {
    guard Int(cell.count) == bytes.count else { return false }
    let start = Int(cell.start)
    for index in 0..<bytes.count where text[start + index] != bytes[index] { return false }
    return true
  }
}
