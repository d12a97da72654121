package import ReturnModel

/// A figure that a report states, and what it says the figure is.
package struct Statement: Hashable, Sendable {
  /// The table it stands in.
  package let table: PrintedTable
  /// Where it stands.
  package let place: String
  /// The line of the file.
  package let line: Int
  /// The text as printed.
  package let text: String
  /// The number.
  package let number: PrintedNumber
  /// When.
  package let period: LabelledPeriod
  /// Where.
  package let area: AreaID
  /// What.
  package let measure: ReportMeaning.Measure
  /// The heading of its column, for the unit it may declare.
  let heading: String
}
