package import ReturnModel

/// What an extract fills: one source's round and area, or one published vintage.
///
/// A new extract of the same submission takes the place of the one before. Extracts of different
/// submissions never touch each other's figures, in whatever order they are loaded.
package struct Submission: Hashable, Sendable {
  /// Who says so: `return:sen2`, `ees/timeliness_20_week`.
  package var source: SourceID
  /// The round of a return; empty for a published table.
  package var round: RoundID
  /// The authority whose return it is; `nil` for a published table.
  package var area: AreaID?
  /// The vintage of a published table; `nil` for a return.
  package var released: CalendarDate?

  /// Makes the submission of a return: supersession runs within source, round and area.
  package init(source: SourceID, round: RoundID, area: AreaID?) {
    self.source = source
    self.round = round
    self.area = area
    released = nil
  }

  /// Makes the submission of a published table: supersession runs within source and vintage.
  package init(source: SourceID, released: CalendarDate) {
    self.source = source
    self.released = released
    round = ""
    area = nil
  }

  init(stored source: String, _ round: String, _ area: String, _ released: String) {
    self.source = SourceID(source)
    self.round = RoundID(round)
    self.area = area.isEmpty ? nil : AreaID(area)
    self.released = CalendarDate(released)
  }
}
