/// A run of events, lent for the length of one call.
///
/// Nothing in it may be kept: the next ``MarkupReader/feed(_:)`` writes over it. Copy what has to
/// stay.
package struct MarkupBlock: ~Copyable {
  /// The events, in document order.
  package let events: UnsafeBufferPointer<MarkupEvent>
  /// The local names of elements so far, by ``MarkupEvent/nameID``, as the document spells them.
  ///
  /// An id keeps its meaning for the whole document.
  package let names: [String]
  /// The attributes of the events, each open's and leaf's ``MarkupEvent/attributeCount`` in turn;
  /// none unless the reader was made to keep them.
  package let attributes: UnsafeBufferPointer<MarkupAttribute>
  @usableFromInline let arena: UnsafeBufferPointer<UInt8>
  @usableFromInline let values: UnsafeBufferPointer<UInt8>

  init(
    events: UnsafeBufferPointer<MarkupEvent>, names: [String], arena: UnsafeBufferPointer<UInt8>,
    attributes: UnsafeBufferPointer<MarkupAttribute>, values: UnsafeBufferPointer<UInt8>
  ) {
    self.events = events
    self.names = names
    self.arena = arena
    self.attributes = attributes
    self.values = values
  }

  /// The value of an attribute, entities resolved.
  @inlinable package func value(of attribute: MarkupAttribute) -> UnsafeBufferPointer<UInt8> {
    let start = Int(attribute.valueStart)
    return UnsafeBufferPointer(rebasing: values[start..<(start + Int(attribute.valueCount))])
  }

  /// The text of a leaf or a stray, white space kept, entities resolved; empty for other events.
  @inlinable package func text(of event: MarkupEvent) -> UnsafeBufferPointer<UInt8> {
    let start = Int(event.textStart)
    return UnsafeBufferPointer(rebasing: arena[start..<(start + Int(event.textCount))])
  }

  /// The text of a leaf or a stray, copied.
  package func string(of event: MarkupEvent) -> String {
    String(decoding: text(of: event), as: UTF8.self)
  }
}
