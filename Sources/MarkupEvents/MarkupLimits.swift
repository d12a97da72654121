/// How much of anything one XML document may hold before it is refused.
package struct MarkupLimits: Equatable, Sendable {
  /// Elements within elements.
  package var depth: Int
  /// Bytes of text in one element.
  package var textLength: Int
  /// Bytes of one tag, comment or processing instruction.
  ///
  /// libxml2 takes each of these whole, and checks attributes in quadratic time.
  package var markupLength: Int
  /// Attributes of one start tag together with the namespaces in scope; at most 255.
  package var attributes: Int
  /// Different element names; at most 65,535.
  package var names: Int

  /// Makes limits; the defaults are far above any known return.
  package init(
    depth: Int = 64, textLength: Int = 1 << 20, markupLength: Int = 64 << 10, attributes: Int = 64,
    names: Int = 4096
  ) {
    self.depth = depth
    self.textLength = textLength
    self.markupLength = markupLength
    self.attributes = min(attributes, 255)
    self.names = min(names, 65_535)
  }
}
