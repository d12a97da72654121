import ReturnModel

/// A group's members in one source and period: those with a value, and those without.
struct Contributors {
  /// A member with a value.
  struct Member {
    let area: AreaID
    let value: Double
    let figure: Figure
  }

  /// The members with a value, in the group's order.
  private(set) var members: [Member] = []
  /// The members without, in the group's order.
  private(set) var missing: [ComparatorRow.MissingMember] = []

  /// How many members there are.
  var of: Int { members.count + missing.count }
  /// The values, in the group's order.
  var values: [Double] { members.map(\.value) }
  /// Who contributes.
  var areas: Set<AreaID> { Set(members.map(\.area)) }

  mutating func add(_ member: Member) { members.append(member) }

  mutating func add(_ member: ComparatorRow.MissingMember) { missing.append(member) }
}
