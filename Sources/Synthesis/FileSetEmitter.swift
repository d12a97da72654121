internal import DelimitedText
internal import ReturnModel
internal import ReturnSpec
internal import ReturnWriter

/// Writes a return as a form's tables, each in a CSV file of its own, plain or gzip.
final class FileSetEmitter: TableEmitter {
  var rows: TableRows
  private let files: [OutputFile]
  private var writers: [DelimitedWriter]

  init(
    _ folder: String, _ rows: TableRows, isCompressed: Bool = false
  ) throws(SynthesisFailure) {
    self.rows = rows
    var files: [OutputFile] = []
    for number in rows.tables.indices {
      let path = "\(folder)/\(rows.fileName(number))" + (isCompressed ? ".gz" : "")
      files.append(try OutputFile(path, isCompressed: isCompressed))
    }
    self.files = files
    writers = rows.tables.map { table in
      var writer = DelimitedWriter()
      writer.writeRow(table.headings)
      return writer
    }
  }

  func write(_ subject: SyntheticRecord) throws(SynthesisFailure) {
    let form = rows.form.form
    try rows.forEachRow(subject) { place, cells throws(SynthesisFailure) in
      writers[place].writeRow(
        cells.map { cell in
          // What leading zeros are restored to when it is read is written without them.
          if form.tables[place].digits.contains(where: { $0.key.text == cell.field }),
            let number = Int(cell.text)
          {
            return String(number)
          }
          return cell.kind.map { form.readings.written(cell.text, as: $0) } ?? cell.text
        })
      if writers[place].bytes.count >= 1 << 17 { try files[place].write(writers[place].take()) }
    }
  }

  func finish() throws(SynthesisFailure) {
    for place in files.indices {
      try files[place].write(writers[place].take())
      try files[place].close()
    }
  }
}
