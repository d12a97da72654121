/// An attribute of a start tag, as plain data.
@frozen package struct MarkupAttribute: Equatable, Sendable {
  @usableFromInline let name: UInt16
  @usableFromInline var valueStart: UInt32
  @usableFromInline let valueCount: UInt32

  init(name: UInt16, valueStart: Int, valueCount: Int) {
    self.name = name
    self.valueStart = UInt32(truncatingIfNeeded: valueStart)
    self.valueCount = UInt32(truncatingIfNeeded: valueCount)
  }

  /// The local name, as a position in ``MarkupBlock/names``.
  @inlinable package var nameID: Int { Int(name) }
}
