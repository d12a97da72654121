/// What an element means where it stands.
enum ElementAction: Hashable {
  /// Not looked up yet.
  case unresolved
  /// A field of the module, by number.
  case field(Int)
  /// A record of a module that belongs here, by number.
  case module(Int)
  /// A record of a module that stands in several places: one of ``ElementTable/placed``.
  case placed(Int)
  /// An element that only groups what is in it.
  case group
  /// One that tells fields of one name apart: the place in ``ElementTable`` it leads to.
  case inner(Int)
  /// An element beside the header's own whose fields are the header's.
  case header
  /// An element on the way from the root to subjects: the place in ``ElementTable`` it leads to.
  case outer(Int)
  /// An element that the return has and the specification does not read.
  case ignored
  /// A field that only other rounds have.
  case fieldOfOtherRounds
  /// A record of a module that belongs somewhere else.
  case misplaced
  /// Nothing the round knows.
  case unknown
}
