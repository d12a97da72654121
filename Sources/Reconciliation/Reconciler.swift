/// Checks printed tables against themselves: sums, percentages, changes, parts of a year.
///
/// It knows no table: what the rows and columns are is found from their headings, labels and marks.
package enum Reconciler {
  /// Every contradiction in `tables`, in the order of the tables and of their lines.
  ///
  /// Figures of a year and of its months may stand in different tables; every other check looks at
  /// one.
  package static func contradictions(in tables: [PrintedTable]) -> [Contradiction] {
    var found = tables.flatMap { table -> [Contradiction] in
      let axes = [TableAxis(table, isDown: true), TableAxis(table, isDown: false)]
      return axes.flatMap { TotalCheck($0).contradictions() }
        + RangeCheck(table).contradictions() + axes.flatMap { HundredCheck($0).contradictions() }
        + axes.flatMap { ChangeCheck($0).contradictions() }
        + ShareCheck(table).contradictions() + NumberCheck(table: table).contradictions()
        + HeadingBasisCheck(table: table).contradictions()
    }
    found += PartYearCheck(tables).contradictions()
    return ordered(found, tables)
  }

  /// Puts contradictions in the order of the tables, then of their lines, each once.
  package static func ordered(_ found: [Contradiction], _ tables: [PrintedTable]) -> [Contradiction]
  {
    let order = Dictionary(
      tables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var met: Set<Contradiction> = []
    return found.filter { met.insert($0).inserted }.enumerated().sorted { one, other in
      let (left, right) = (one.element, other.element)
      return (order[left.table] ?? 0, left.line, one.offset)
        < (order[right.table] ?? 0, right.line, other.offset)
    }.map(\.element)
  }
}
