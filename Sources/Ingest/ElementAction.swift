/// What an element means where it stands.
enum ElementAction: Hashable {
  /// Not looked up yet.
  case unresolved
  /// A field of the module, by number.
  case field(Int)
  /// A record of a module that belongs here, by number.
  case module(Int)
  /// An element that only groups what is in it.
  case group
  /// An element on the way from the root to subjects: the place in ``ElementTable`` it leads to.
  case outer(Int)
  /// A field that only other rounds have.
  case fieldOfOtherRounds
  /// A record of a module that belongs somewhere else.
  case misplaced
  /// Nothing the round knows.
  case unknown
}
