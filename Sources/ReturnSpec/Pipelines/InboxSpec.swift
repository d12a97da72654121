package import ReturnModel

/// A folder that extracts are left in for a run to take.
package struct InboxSpec: Hashable, Sendable {
  /// What becomes of what was taken.
  package enum Disposal: Hashable, Sendable {
    /// It is moved into this folder, into one of the run's.
    case moved(to: String)
    /// It is removed; the store's archive has it.
    case removed
  }

  /// The folder.
  package internal(set) var folder: String
  /// Globs that names must match; all are taken when there are none.
  package let names: [String]
  /// Minutes for which a file must have been left alone.
  package let settledMinutes: Int
  /// What becomes of what was taken.
  package let processed: Disposal
  /// The folder for what cannot be read.
  package let rejected: String
  /// What is said of extracts that do not say it themselves.
  package let given: PipelineSpec.Given
  /// What should come.
  package let expected: [ExpectedExtract]

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "folder", "names", "settled-minutes", "processed", "rejected", "as-at", "area", "expect",
      "note")
    folder = try map.text("folder")
    names = try map.texts("names")
    settledMinutes = try map["settled-minutes"]?.integer() ?? 10
    guard settledMinutes >= 0 else { throw map.at.error("settled-minutes is 0 or more") }
    let processed = try map.text("processed")
    self.processed = processed == "remove" ? .removed : .moved(to: processed)
    rejected = try map.text("rejected")
    for place in [processed, rejected] where place == folder || place.hasPrefix(folder + "/") {
      throw map.at.error("'\(place)' is in the inbox itself, and would be read again")
    }
    given = PipelineSpec.Given(
      asAt: try map["as-at"]?.date(), area: try map.optionalText("area"))
    expected = try map.list("expect").each { node throws(SpecError) in try ExpectedExtract(node) }
  }
}

/// A return that is to come into an inbox.
package struct ExpectedExtract: Hashable, Sendable {
  /// The return.
  package let returnID: ReturnID
  /// Its round.
  package let round: RoundID
  /// Whose it is, as a person names it.
  package let area: String
  /// The last moment it is in time; a day alone is its last second, in Coordinated Universal Time.
  package let due: Instant

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("return", "round", "area", "due", "note")
    returnID = ReturnID(try map.text("return"))
    round = RoundID(try map.text("round"))
    area = try map.text("area")
    let due = try map.required("due")
    guard let moment = Instant(try due.text()) else {
      throw due.error("due is a day (2025-01-16) or a moment (2025-01-16T18:00:00Z)")
    }
    self.due = moment
  }

  /// What it is, for messages: `sen2/2025 893`.
  package var label: String { "\(returnID)/\(round) \(area)" }
}
