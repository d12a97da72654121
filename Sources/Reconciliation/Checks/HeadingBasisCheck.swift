/// Figures side by side whose headings say that they are on different bases: one including a thing, one
/// excluding it.
struct HeadingBasisCheck {
  let table: PrintedTable

  /// A heading without its basis, and whether it is with or without what is named.
  private struct Basis: Hashable {
    let name: String
    let thing: String
    let isIncluding: Bool
  }

  func contradictions() -> [Contradiction] {
    let bases = table.numberColumns.compactMap { column in
      Self.basis(table.headings[column]).map { (column: column, basis: $0) }
    }
    for (column, basis) in bases {
      let others = bases.filter {
        $0.basis.thing == basis.thing && $0.basis.isIncluding != basis.isIncluding
      }
      // A table that prints both bases of one place sets them beside each other on purpose.
      guard basis.isIncluding, let other = others.first,
        !others.contains(where: { $0.basis.name == basis.name })
      else { continue }
      let cells = [table.heading(column), table.heading(other.column)]
      return [
        Contradiction(
          grade: .query, check: .basis, table: table.name, line: table.headingLine, cells: cells,
          printed: table.headings[column].trimmingSpaces(), expected: "",
          wording: "'\(table.headings[column].trimmingSpaces())' stands beside "
            + "'\(table.headings[other.column].trimmingSpaces())': the figures are on two bases and do not compare.",
          action: "Print both on one basis.")
      ]
    }
    return []
  }

  private static func basis(_ heading: String) -> Basis? {
    let words = heading.lowercased().split { !$0.isLetter }.map(String.init)
    let including: Set<String> = ["including", "incl", "inc", "with"]
    let excluding: Set<String> = ["excluding", "excl", "ex", "without"]
    guard
      let position = words.firstIndex(where: { including.contains($0) || excluding.contains($0) }),
      words.indices.contains(position + 1)
    else { return nil }
    return Basis(
      name: words[..<position].joined(separator: " "),
      thing: words[(position + 1)...].joined(separator: " "),
      isIncluding: including.contains(words[position]))
  }
}
