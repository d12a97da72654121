/// One thing met in an XML document, as plain data.
///
/// An element without child elements is one ``Kind/leaf``. Any other gives an ``Kind/open``, its
/// children, and a ``Kind/close``.
@frozen package struct MarkupEvent: Equatable, Sendable {
  /// What was met.
  @frozen package enum Kind: UInt8, Sendable {
    /// The start of an element that has children.
    case open
    /// A whole element without children, with its text.
    case leaf
    /// The end of an element that has children.
    case close
    /// Text other than white space that stands beside child elements.
    case stray
  }

  /// What was met.
  package let kind: Kind
  /// How many attributes the start tag has, not counting namespace declarations.
  package let attributeCount: UInt8
  /// ``nameID`` as it is kept: read straight where every element counts, for a property of another
  /// target that is worked out costs a call.
  package let name: UInt16
  /// ``line`` as it is kept.
  package let lineNumber: UInt32
  @usableFromInline let textStart: UInt32
  @usableFromInline let textCount: UInt32

  @inlinable init(
    kind: Kind, name: UInt16, line: UInt32, attributeCount: UInt8 = 0, textStart: Int = 0,
    textCount: Int = 0
  ) {
    self.kind = kind
    self.attributeCount = attributeCount
    self.name = name
    self.lineNumber = line
    self.textStart = UInt32(truncatingIfNeeded: textStart)
    self.textCount = UInt32(truncatingIfNeeded: textCount)
  }

  /// The element's name, as a position in ``MarkupBlock/names``; for a stray, the name of the
  /// element it stands in.
  @inlinable package var nameID: Int { Int(name) }

  /// The line, from 1: of the start tag for an open and a leaf, of the end tag for a close, of its
  /// first byte that is not white space for a stray.
  @inlinable package var line: Int { Int(lineNumber) }
}
