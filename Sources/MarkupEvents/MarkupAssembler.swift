/// Makes events of what the parser calls back with.
///
/// An open is held back until the next tag shows whether the element is a leaf.
struct MarkupAssembler: ~Copyable {
  var events = FlatBuffer<MarkupEvent>(capacity: 4096)
  /// Texts of ``events``, then the text that no event holds yet.
  var arena = FlatBuffer<UInt8>(capacity: 64 << 10)
  var nameTable: NameTable
  /// Whether attributes are kept, rather than only counted.
  var keepsAttributes = false
  private(set) var attributes = AttributeStore()
  private(set) var failure: MarkupFailure?
  let limits: MarkupLimits
  /// The elements that are open, outermost first.
  var path = FlatBuffer<UInt16>(capacity: 64)
  /// Whether the innermost element has had neither child nor end, so that its open is held back.
  var holdsOpen = false
  private var heldLine: UInt32 = 0
  private var heldAttributeCount: UInt8 = 0
  /// Where the text that no event holds yet begins in ``arena``.
  var textStart = 0
  var stray = StrayPlace()

  init(limits: MarkupLimits) {
    self.limits = limits
    nameTable = NameTable(limit: limits.names)
  }

  /// How many elements are open.
  var depth: Int { path.count }

  /// Whether any element has been met.
  var hasElements: Bool { !nameTable.names.isEmpty }

  mutating func fail(_ code: MarkupFailure.Code, line: Int, _ wording: String) {
    if failure == nil { failure = MarkupFailure(code, line: line, wording) }
  }

  /// Notes that a limit is passed; always false, for the callback to stop the parser.
  @inline(never)
  mutating func refuse(_ code: MarkupFailure.Code, _ line: Int) -> Bool {
    let wording =
      switch code {
      case .tooManyAttributes:
        "a start tag has more than \(limits.attributes) attributes and namespaces"
      case .tooDeep: "elements stand more than \(limits.depth) deep"
      case .tooManyNames: "there are more than \(limits.names) different element names"
      default: "an element holds more than \(limits.textLength) bytes of text"
      }
    fail(code, line: line, "\(wording). No return is like that; check the file.")
    return false
  }

  // MARK: What the parser met

  /// Takes a start tag; false when the document is refused.
  ///
  /// `declarationCount` is of attributes and the namespaces in scope, which is what costs time.
  @inline(__always)
  mutating func start(
    _ name: UnsafePointer<UInt8>, line: Int, attributeCount: Int, declarationCount: Int
  ) -> Bool {
    guard declarationCount <= limits.attributes else { return refuse(.tooManyAttributes, line) }
    guard path.count < limits.depth else { return refuse(.tooDeep, line) }
    guard let id = nameTable.id(of: name) else { return refuse(.tooManyNames, line) }
    begin(id, line, attributeCount: UInt8(truncatingIfNeeded: attributeCount))
    return true
  }

  @inline(__always)
  mutating func begin(_ id: UInt16, _ line: Int, attributeCount: UInt8) {
    beginChild()
    path.append(id)
    holdsOpen = true
    heldLine = UInt32(truncatingIfNeeded: line)
    heldAttributeCount = attributeCount
  }

  /// Takes the attributes of the start tag just taken; false when the document is refused.
  @inline(never)
  mutating func keepAttributes(
    _ pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int, line: Int
  ) -> Bool {
    let areTaken = attributes.append(pointers, count: count, names: &nameTable)
    return areTaken || refuse(.tooManyNames, line)
  }

  /// Takes the end tag of the innermost element.
  @inline(__always)
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
  @inline(__always)
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int, isCDATA: Bool) -> Bool {
    if stray.isUnset {
      if let first = bytes.firstMarkupInk {
        stray.set(at: arena.count, bytes: bytes, first: first, line: line, isCDATA: isCDATA)
      } else if !holdsOpen {
        return true
      }
    }
    guard bytes.count <= limits.textLength - (arena.count - textStart) else {
      return refuse(.textTooLong, line)
    }
    arena.append(bytes)
    return true
  }

  // MARK: What becomes of it

  @inline(__always)
  mutating func beginChild() {
    guard let parent = path.last else { return }
    if holdsOpen {
      holdsOpen = false
      events.append(event(.open, parent, heldLine, heldAttributeCount))
    }
    endText(in: parent)
  }

  /// Makes a stray of text that stands beside children, or drops it when it is white space.
  @inline(__always)
  private mutating func endText(in parent: UInt16) {
    if stray.isUnset { arena.truncate(to: textStart) } else { appendStray(in: parent) }
  }

  @inline(never)
  private mutating func appendStray(in parent: UInt16) {
    let line = UInt32(truncatingIfNeeded: stray.line(in: arena.values))
    events.append(event(.stray, parent, line, holdsText: true))
    keepText()
  }

  /// Ends the text that an event now holds.
  @inline(__always)
  mutating func keepText() {
    textStart = arena.count
    stray.unset()
  }

  @inline(__always)
  func event(
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
    events.truncate(to: 0)
    arena.removeFirst(textStart)
    stray.shift(by: textStart)
    textStart = 0
    if keepsAttributes { attributes.removeAll(keeping: holdsOpen ? Int(heldAttributeCount) : 0) }
  }
}
