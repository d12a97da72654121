internal import PipelineCore
internal import ReturnSpec

/// Finds what each row belongs to, table by table from the top, and puts the rows of all tables in
/// the order in which a document would have them.
///
/// A row's place is its parent's place, its module and where it stands among its like: sorted by
/// place, a record comes before what belongs to it, and a subject's records stand together.
struct TableJoin {
  /// A table with what the join needs of it.
  struct Part {
    /// What a place says of the table: the module's number, or the table's in a form of many returns.
    let number: Int
    let names: RowNames
    /// What the table is called, for messages.
    let label: String
    /// The tables whose rows belong to this one's.
    let children: [Int]
    /// Rows by what they belong to, with the places of those among them.
    let waiting: RowSorter
  }

  /// Why a row cannot be loaded.
  typealias SetAside = (_ table: Int, _ row: PackedRow, _ reason: String) throws(StageFailure) ->
    Void

  let parts: [Int: Part]
  /// All rows that can be loaded, by place.
  let joined: RowSorter

  /// How many bytes of a place one step of it takes.
  static let stepLength = 1 + RowNames.placeLength
  /// The place of a row that was set aside; no module has this number.
  private static let nowhere: [UInt8] = [0xFF]

  /// Says that a row called `name` stands at the top, so that rows of `table` may belong to it.
  func addTop(called name: [UInt8], over table: Int) throws(StageFailure) {
    guard let part = parts[table] else { return }
    try part.waiting.add((part.names.haveParent ? name : []) + [0, 0], [])
  }

  /// Joins the rows of `table`; those of the table above must have been joined before.
  func join(_ rows: RowSorter, of table: Int, setAside: SetAside) throws(StageFailure) {
    guard let part = parts[table] else { return }
    try dropDuplicates(rows, table, part, setAside)
    var owner: [UInt8]?
    var place: [UInt8] = []
    try part.waiting.drain { key, payload throws(StageFailure) in
      let name = Array(key.dropLast(2))
      guard key.last == 1 else {
        if owner != name { (owner, place) = (name, payload.withUnsafeBufferPointer { Array($0) }) }
        return
      }
      let row = PackedRow(payload)
      if let reason = reason(name, owner, place, part) {
        try setAside(table, row, reason)
        try pass(Self.nowhere, of: row, to: part)
        return
      }
      let own = place + [UInt8(truncatingIfNeeded: part.number)] + part.names.place(of: row)
      try joined.add(own, row.bytes)
      try pass(own, of: row, to: part)
    }
  }

  /// Moves rows on to wait for what they belong to; a name that stands again is set aside.
  private func dropDuplicates(
    _ rows: RowSorter, _ table: Int, _ part: Part, _ setAside: SetAside
  ) throws(StageFailure) {
    var last: [UInt8] = []
    try rows.drain { key, payload throws(StageFailure) in
      let name = Array(key.dropLast(RowNames.placeLength + 1))
      let row = PackedRow(payload)
      if part.names.areNamed, !name.isEmpty, name == last {
        return try setAside(table, row, "another row of \(part.label) has the same id")
      }
      last = name
      try part.waiting.add(part.names.parentName(of: row) + [0, 1], row.bytes)
    }
  }

  /// Tells the tables below where a row stands.
  private func pass(_ place: [UInt8], of row: PackedRow, to part: Part) throws(StageFailure) {
    guard !part.children.isEmpty else { return }
    let name = part.names.name(of: row)
    guard !name.isEmpty else { return }
    for child in part.children { try parts[child]?.waiting.add(name + [0, 0], place) }
  }

  private func reason(
    _ name: [UInt8], _ owner: [UInt8]?, _ place: [UInt8], _ part: Part
  ) -> String? {
    let columns = part.names.parentHeadings.joined(separator: " and ")
    if part.names.haveParent, name.isEmpty { return "it has no \(columns)" }
    if owner != name { return "there is no row with its \(columns)" }
    return place == Self.nowhere ? "the row with its \(columns) was quarantined" : nil
  }
}
