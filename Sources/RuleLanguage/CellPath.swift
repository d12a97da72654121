/// Where a cell is found from the record an expression is evaluated for.
struct CellPath: Hashable, Sendable {
  enum Origin: Hashable, Sendable {
    /// So many parents up from the record of a level of related records; level 0 is the
    /// expression's own record.
    case record(level: Int, hops: Int)
    case header
    case previous
  }

  let origin: Origin
  let field: FieldReference
}
