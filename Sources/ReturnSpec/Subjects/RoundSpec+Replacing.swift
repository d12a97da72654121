package import ReturnModel

extension RoundSpec {
  /// Takes field number `field` of a record of `subject` for `text`, as if its extract gave that.
  ///
  /// An empty text is an absent field. The line stays that of the text before.
  package func replace(_ field: Int, of record: Int, in subject: inout Subject, by text: String) {
    let place = Int(subject.records[record].firstCell) + field
    let line = max(subject.cells[place].line, subject.records[record].line)
    var bytes = Array(text.utf8)
    bytes.withUnsafeMutableBufferPointer { bytes in
      let text = UnsafeBufferPointer(bytes)
      guard !text.isEmpty else {
        subject.cells[place] = Cell()
        return
      }
      let number = readers.firstField(of: Int(subject.records[record].module)) + field
      let (state, payload) = readers.read(text, as: number)
      subject.cells[place] = Cell(
        start: Int32(subject.text.count), count: Int32(text.count), line: line, state: state,
        payload: payload)
    }
    subject.text += bytes
    subject.hasInvalidCell = subject.cells.contains { $0.state == .invalid }
  }
}
