import DelimitedText

/// Tables of text as RFC 4180 CSV in which no field is a formula to a spreadsheet.
enum CSVText {
  static func bytes(heading: [String], rows: [[String]]) -> [UInt8] {
    var writer = DelimitedWriter(neutralisesFormulas: true)
    writer.writeRow(heading)
    for row in rows { writer.writeRow(row) }
    return writer.take()
  }
}
