package import ReturnModel

/// What an indicator comes to over a whole return, before any slice.
package struct IndicatorTotal: Sendable {
  /// The indicator.
  package let definition: IndicatorDefinition
  /// The year or the day it is about.
  package let period: Period
  /// The figure.
  package let figure: Figure
}
