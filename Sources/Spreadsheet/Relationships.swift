internal import MarkupEvents

/// What a part of a workbook points to.
struct Relationships {
  private struct Link {
    let id: String
    let kind: String
    let part: String
  }

  private var links: [Link] = []

  /// Reads the relationships of `part`; of the archive itself when it is empty.
  init(_ archive: Archive, of part: String) throws(SpreadsheetFailure) {
    let name = PartName.relationships(of: part)
    guard archive.holds(name) else { return }
    var links: [Link] = []
    try archive.elements(of: name) { element throws(SpreadsheetFailure) in
      guard element.name == "Relationship", element.kind != .close,
        element.attributes["TargetMode"] != "External", let id = element.attributes["Id"],
        let target = element.attributes["Target"]
      else { return }
      guard let part = PartName.resolve(target, from: part) else {
        throw SpreadsheetFailure(
          .strangeNames, place: name, "a link leads out of the archive. Check the file.")
      }
      // The kind is the end of an address that differs between editions of the format.
      let kind = element.attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
      links.append(Link(id: id, kind: kind, part: part))
    }
    self.links = links
  }

  /// The part that the link `id` leads to.
  func part(_ id: String) -> String? { links.first { $0.id == id }?.part }

  /// The part that the first link of a kind leads to.
  func first(ofKind kind: String) -> String? { links.first { $0.kind == kind }?.part }
}
