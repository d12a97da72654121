package import ReturnModel

/// A comparator table with all that its formats print: rows, figures, notes, sources, marking.
///
/// Nothing in it comes from a clock, so that the same figures give the same bytes.
package struct ComparatorTable: Sendable {
  /// A source as notes name it.
  package struct Source: Hashable, Sendable {
    /// The source's id.
    package let id: SourceID
    /// Title, publisher and licence as a note prints them; empty leaves the id alone.
    package let title: String
    /// The vintage; `nil` for a return.
    package let released: CalendarDate?

    /// Makes a source.
    package init(id: SourceID, title: String = "", released: CalendarDate? = nil) {
      self.id = id
      self.title = title
      self.released = released
    }
  }

  /// The indicator.
  package var definition: IndicatorDefinition
  /// The asked area.
  package var area: Area
  /// The period.
  package var period: Period
  /// The period that changes are counted from; `nil` when none is shown.
  package var previous: Period?
  /// The slice.
  package var breakdown: Breakdown
  /// The slice as people read it: `Total`, `Female`.
  package var breakdownLabel: String
  /// The rows.
  package var rows: [ComparatorRow]
  /// The figures of real places behind the rows.
  package var members: [Observation]
  /// Every area, for the codes and names that figures are printed with.
  package var directory: AreaDirectory
  /// What a reader must know, a sentence each.
  package var notes: [String]
  /// The sources drawn on.
  package var sources: [Source]
  /// What the table was made from: the release, the moment as of which the store was read.
  package var generatedFrom: [String]
  /// The marking on every output.
  package var classification: String

  /// Makes a table marked INTERNAL.
  package init(
    definition: IndicatorDefinition, area: Area, period: Period, previous: Period? = nil,
    breakdown: Breakdown = .total,
    breakdownLabel: String? = nil, rows: [ComparatorRow], members: [Observation],
    directory: AreaDirectory, notes: [String] = [], sources: [Source] = [],
    generatedFrom: [String] = [],
    classification: String = "INTERNAL"
  ) {
    self.definition = definition
    self.area = area
    self.period = period
    self.previous = previous
    self.breakdown = breakdown
    self.breakdownLabel = breakdownLabel ?? (breakdown == .total ? "Total" : breakdown.key)
    self.rows = rows
    self.members = members
    self.directory = directory
    self.notes = notes
    self.sources = sources
    self.generatedFrom = generatedFrom
    self.classification = classification
  }
}
