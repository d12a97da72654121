import ReturnModel

extension Evaluator {
  /// Whether a text is in an external list.
  func performList(
    _ step: Operation, _ top: UnsafeMutablePointer<Slot>, _ program: Program,
    _ subject: Subject
  ) -> Signal {
    guard let list = list(Int(step.x)) else { return .failed(.missingList) }
    guard !top.pointee.isUnknown else { return .proceed }
    top.pointee = Slot(withText(top.pointee, program, subject) { list.contains($0) })
    return .proceed
  }

  /// What an external list says of a text in one of its columns.
  func performLookup(
    _ step: Operation, _ top: UnsafeMutablePointer<Slot>, _ program: Program,
    _ subject: Subject
  ) -> Signal {
    guard let list = list(Int(step.x)) else { return .failed(.missingList) }
    let start = Int(step.constant >> 32)
    let name = program.bytes[start..<start + Int(step.y)]
    guard let column = list.column(named: name) else { return .failed(.missingColumn) }
    guard !top.pointee.isUnknown else { return .proceed }
    let row = withText(top.pointee, program, subject) { list.row(of: $0) }
    let missing = Int32(truncatingIfNeeded: step.constant)
    if let row {
      let cell = list.cell(row, column)
      top.pointee =
        cell.isEmpty
        ? .unknown
        : Slot(
          start: Int32(cell.lowerBound), count: Int32(cell.count),
          origin: Int64(Value.TextRange.Origin.list.rawValue) + Int64(step.x))
    } else if missing > 0 {
      top.pointee = Slot(
        start: Int32(name.endIndex), count: missing - 1,
        origin: Int64(Value.TextRange.Origin.expression.rawValue))
    } else {
      top.pointee = .unknown
    }
    return .proceed
  }

  private func list(_ number: Int) -> ExternalList? {
    externalLists.indices.contains(number) ? externalLists[number] : nil
  }
}
