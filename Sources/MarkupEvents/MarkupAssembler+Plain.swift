/// What a scanner of plain markup asks for: tags without attributes, whose names it has the bytes of.
extension MarkupAssembler {
  /// The number of the innermost element's name.
  var innermost: UInt16? { path.last }

  /// Whether white space that comes now means nothing: it stands beside children, or comes before
  /// the first of them.
  @inline(__always)
  func isSpaceIdle(beforeStart: Bool) -> Bool { stray.isUnset && (!holdsOpen || beforeStart) }

  /// Takes a start tag; false when the document is refused.
  @inline(__always)
  mutating func start(_ id: UInt16, line: Int) -> Bool {
    guard path.count < limits.depth else { return refuse(.tooDeep, line) }
    begin(id, line, attributeCount: 0)
    return true
  }

  /// Takes a whole element that holds `text` and no more; false when the document is refused.
  @inline(__always)
  mutating func leaf(_ id: UInt16, _ text: UnsafeBufferPointer<UInt8>, line: Int) -> Bool {
    guard path.count < limits.depth else { return refuse(.tooDeep, line) }
    beginChild()
    guard text.count <= limits.textLength else { return refuse(.textTooLong, line) }
    if text.count == 1 { arena.append(text[0]) } else { arena.append(short: text) }
    events.append(
      event(.leaf, id, UInt32(truncatingIfNeeded: line), holdsText: true))
    keepText()
    return true
  }

  /// Gives a new name a number; `nil` when the document is refused, as it has too many.
  @inline(never)
  mutating func addName(_ name: UnsafeBufferPointer<UInt8>, line: Int) -> UInt16? {
    guard path.count < limits.depth else {
      _ = refuse(.tooDeep, line)
      return nil
    }
    guard let id = nameTable.add(name) else {
      _ = refuse(.tooManyNames, line)
      return nil
    }
    return id
  }

  /// The start tags of the elements that are open, outermost first.
  var openTags: String { path.values.map { "<\(nameTable.names[Int($0)])>" }.joined() }
}
