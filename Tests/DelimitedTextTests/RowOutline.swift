import DelimitedText

/// What a reader made of a text, in a form that tests can show.
struct RowOutline: Equatable {
  var line: Int
  var offset: Int
  var fields: [String]
  /// `q` for a quoted field, `i` for one with text after its closing quote, `-` for any other.
  var marks: String
}

/// The rows of a text, fed `step` bytes at a time; nothing about them may depend on the step.
func rows(
  _ text: [UInt8], step: Int = .max, dialect: Dialect? = nil,
  limits: DelimitedLimits = DelimitedLimits()
) throws(DelimitedFailure) -> [RowOutline] {
  var rows: [RowOutline] = []
  var reader = DelimitedReader(dialect: dialect, limits: limits)
  var rest = text[...]
  while !rest.isEmpty {
    let piece = Array(rest.prefix(step))
    rest = rest.dropFirst(piece.count)
    try piece.withUnsafeBufferPointer { piece throws(DelimitedFailure) in try reader.feed(piece) }
    reader.drain { rows += describe($0) }
  }
  try reader.finish()
  reader.drain { rows += describe($0) }
  return rows
}

func rows(
  _ text: String, step: Int = .max, dialect: Dialect? = nil,
  limits: DelimitedLimits = DelimitedLimits()
) throws(DelimitedFailure) -> [RowOutline] {
  try rows(Array(text.utf8), step: step, dialect: dialect, limits: limits)
}

/// The failure of reading a text; `nil` when there is none.
func refusal(
  _ text: String, step: Int = .max, dialect: Dialect? = nil,
  limits: DelimitedLimits = DelimitedLimits()
) -> DelimitedFailure? {
  do {
    _ = try rows(text, step: step, dialect: dialect, limits: limits)
    return nil
  } catch { return error }
}

private func describe(_ block: borrowing DelimitedBlock) -> [RowOutline] {
  block.rows.map { row in
    let fields = (0..<row.fieldCount).map { block.field($0, of: row) }
    let marks = fields.map { $0.isIrregular ? "i" : $0.isQuoted ? "q" : "-" }.joined()
    return RowOutline(
      line: row.line, offset: row.offset, fields: block.strings(of: row), marks: marks)
  }
}
