/// What a fault asks of the subject it is planted in; `nil` leaves it to chance.
struct SubjectWish: Sendable {
  /// One of the recipe's kinds.
  var kind: String?
  /// Which identifiers: `upn`, `uln`, `both`, `none`.
  var identity: String?

  static let any = SubjectWish()
}
