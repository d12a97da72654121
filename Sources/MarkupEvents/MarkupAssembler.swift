/// Makes events of what the parser calls back with.
///
/// An open is held back until the next tag shows whether the element is a leaf.
struct MarkupAssembler {
  private(set) var events: [MarkupEvent] = []
  /// Texts of ``events``, then the text that no event holds yet.
  private(set) var arena: [UInt8] = []
  private(set) var nameTable: NameTable
  private(set) var failure: MarkupFailure?
  private let limits: MarkupLimits
  /// The elements that are open, outermost first.
  private var path: [UInt16] = []
  /// Whether the innermost element has had neither child nor end, so that its open is held back.
  private var holdsOpen = false
  private var heldLine: UInt32 = 0
  private var heldAttributeCount: UInt8 = 0
  /// Where the text that no event holds yet begins in ``arena``.
  private var textStart = 0
  private var stray = StrayPlace()

  init(limits: MarkupLimits) {
    self.limits = limits
    nameTable = NameTable(limit: limits.names)
    events.reserveCapacity(4096)
    arena.reserveCapacity(64 << 10)
  }

  /// How many elements are open.
  var depth: Int { path.count }

  /// Whether any element has been met.
  var hasElements: Bool { !nameTable.names.isEmpty }

  mutating func fail(_ code: MarkupFailure.Code, line: Int, _ wording: String) {
    if failure == nil { failure = MarkupFailure(code, line: line, wording) }
  }

  // MARK: What the parser met

  /// Takes a start tag; false when the document is refused.
  ///
  /// `declarationCount` is of attributes and namespaces together, which is what costs time.
  mutating func start(
    _ name: UnsafePointer<UInt8>, line: Int, attributeCount: Int, declarationCount: Int
  ) -> Bool {
    guard declarationCount <= limits.attributes else {
      fail(
        .tooManyAttributes, line: line,
        "a start tag has more than \(limits.attributes) attributes. No return has; check the file.")
      return false
    }
    guard path.count < limits.depth else {
      fail(
        .tooDeep, line: line,
        "elements stand more than \(limits.depth) deep. No return does; check the file.")
      return false
    }
    guard let id = nameTable.id(of: name) else {
      fail(
        .tooManyNames, line: line,
        "there are more than \(limits.names) different element names. Check the file.")
      return false
    }
    beginChild()
    path.append(id)
    holdsOpen = true
    heldLine = UInt32(truncatingIfNeeded: line)
    heldAttributeCount = UInt8(truncatingIfNeeded: attributeCount)
    return true
  }

  /// Takes the end tag of the innermost element.
  mutating func end(line: Int) {
    guard let name = path.popLast() else { return }
    if holdsOpen {
      holdsOpen = false
      events.append(event(.leaf, name, heldLine, heldAttributeCount, holdsText: true))
      keepText()
    } else {
      endText(in: name)
      events.append(event(.close, name, UInt32(truncatingIfNeeded: line)))
    }
  }

  /// Takes text; `line` is where it ends, or where it begins when `isCDATA`.
  ///
  /// False when the document is refused.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int, isCDATA: Bool) -> Bool {
    if stray.isUnset {
      if let first = bytes.firstIndex(where: { !$0.isMarkupSpace }) {
        stray.set(at: arena.count, bytes: bytes, first: first, line: line, isCDATA: isCDATA)
      } else if !holdsOpen {
        return true
      }
    }
    guard bytes.count <= limits.textLength - (arena.count - textStart) else {
      fail(
        .textTooLong, line: line,
        "an element holds more than \(limits.textLength) bytes of text. Check the file.")
      return false
    }
    arena.append(contentsOf: bytes)
    return true
  }

  // MARK: What becomes of it

  private mutating func beginChild() {
    guard let parent = path.last else { return }
    if holdsOpen {
      holdsOpen = false
      events.append(event(.open, parent, heldLine, heldAttributeCount))
    }
    endText(in: parent)
  }

  /// Makes a stray of text that stands beside children, or drops it when it is white space.
  private mutating func endText(in parent: UInt16) {
    if stray.isUnset {
      arena.removeSubrange(textStart...)
    } else {
      let line = UInt32(truncatingIfNeeded: stray.line(in: arena))
      events.append(event(.stray, parent, line, holdsText: true))
      keepText()
    }
  }

  /// Ends the text that an event now holds.
  private mutating func keepText() {
    textStart = arena.count
    stray.unset()
  }

  private func event(
    _ kind: MarkupEvent.Kind, _ name: UInt16, _ line: UInt32, _ attributeCount: UInt8 = 0,
    holdsText: Bool = false
  ) -> MarkupEvent {
    MarkupEvent(
      kind: kind, name: name, line: line, attributeCount: attributeCount,
      textStart: holdsText ? textStart : 0, textCount: holdsText ? arena.count - textStart : 0)
  }

  // MARK: Handing over

  /// Forgets the events but keeps the text that no event holds yet.
  mutating func removeEvents() {
    events.removeAll(keepingCapacity: true)
    arena.removeSubrange(..<textStart)
    stray.shift(by: textStart)
    textStart = 0
  }
}
