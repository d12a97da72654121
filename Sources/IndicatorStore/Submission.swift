internal import GRDB
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
  /// The establishment whose return it is; empty when the authority hands it in, or when its figures
  /// are summed from those of establishments.
  package var establishment: String
  /// The vintage of a published table; `nil` for a return.
  package var released: CalendarDate?

  /// Makes the submission of a return: supersession runs within source, round, area, establishment.
  package init(source: SourceID, round: RoundID, area: AreaID?, establishment: String = "") {
    self.source = source
    self.round = round
    self.area = area
    self.establishment = establishment
    released = nil
  }

  /// Makes the submission of a published table: supersession runs within source and vintage.
  package init(source: SourceID, released: CalendarDate) {
    self.source = source
    self.released = released
    round = ""
    area = nil
    establishment = ""
  }

  /// The columns that ``init(row:)`` reads, of a table called `s`.
  static let columns = "s.source, s.round, s.area, s.establishment, s.released"

  init(row: Row) {
    self.init(
      stored: row["source"], row["round"], row["area"], row["establishment"], row["released"])
  }

  private init(
    stored source: String, _ round: String, _ area: String, _ establishment: String,
    _ released: String
  ) {
    self.establishment = establishment
    self.source = SourceID(source)
    self.round = RoundID(round)
    self.area = area.isEmpty ? nil : AreaID(area)
    self.released = CalendarDate(released)
  }
}
