package import ReturnModel

/// A place and a period that one release of a published table has figures of.
package struct TablePlace: Hashable, Sendable {
  /// When.
  package let period: Period
  /// Where.
  package let area: AreaID
}
