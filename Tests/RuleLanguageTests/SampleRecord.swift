import ReturnModel

/// A record of the fixture as a tree of texts, which flattens into a `Subject`.
struct SampleRecord {
  var module: String
  /// Texts by field; one that begins with `!` makes an invalid cell.
  var cells: [String: String]
  var children: [SampleRecord]

  init(_ module: String, _ cells: [String: String] = [:], _ children: [SampleRecord] = []) {
    self.module = module
    self.cells = cells
    self.children = children
  }

  /// The record and all below it as a subject.
  func subject() -> Subject {
    var subject = Subject()
    append(to: &subject, parent: -1, ordinal: 1)
    return subject
  }

  private func append(to subject: inout Subject, parent: Int32, ordinal: Int32) {
    let number = Fixture.module(module)
    let index = subject.records.count
    subject.records.append(
      SubjectRecord(
        module: Int32(number), parent: parent, end: 0, ordinal: ordinal,
        line: Int32(index + 1), firstCell: Int32(subject.cells.count)))
    for field in Fixture.schema.modules[number].fields {
      subject.cells.append(cell(field, &subject.text))
    }
    var counts: [String: Int32] = [:]
    for child in children {
      counts[child.module, default: 0] += 1
      child.append(to: &subject, parent: Int32(index), ordinal: counts[child.module] ?? 1)
    }
    subject.records[index].end = Int32(subject.records.count)
  }

  private func cell(_ field: RecordSchema.Field, _ text: inout [UInt8]) -> Cell {
    guard let given = cells[field.name.text] else { return Cell() }
    let start = Int32(text.count)
    let isInvalid = given.hasPrefix("!")
    let bytes = Array((isInvalid ? String(given.dropFirst()) : given).utf8)
    text += bytes
    return Cell(
      start: start, count: Int32(bytes.count), line: 1, state: isInvalid ? .invalid : .valid,
      payload: isInvalid ? 77 : Self.payload(of: given, field))
  }

  /// What a reader would have made of the text; the tests give only texts that can be read.
  private static func payload(of text: String, _ field: RecordSchema.Field) -> Int64 {
    switch field.kind {
    case .text: 0
    case .code: Int64(field.list?.position(of: text) ?? -1)
    case .integer: Int64(text) ?? -1
    case .decimal: Int64(bitPattern: (Double(text) ?? -1).bitPattern)
    case .date, .timestamp: Int64(Fixture.day(String(text.prefix(10))).dayNumber)
    case .boolean: text == "1" ? 1 : 0
    }
  }
}
