package import ReturnModel

/// What whoever reads an extract must say of it, because the extract does not.
package struct CallHeader: Hashable, Sendable {
  /// The day ages and open records are counted at.
  package let asAt: CalendarDate
  /// The authority's code in the return's scheme; empty when it is not known.
  package let authority: String

  /// Makes a header.
  package init(asAt: CalendarDate, authority: String) {
    self.asAt = asAt
    self.authority = authority
  }
}
