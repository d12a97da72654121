/// Names of parts inside a workbook's archive.
enum PartName {
  /// Whether a name could lead out of the archive.
  static func leadsOut(_ name: String) -> Bool {
    name.hasPrefix("/") || name.contains("\\") || name.dropFirst().hasPrefix(":")
      || name.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  }

  /// The part that `target` names, seen from the part `source`; `nil` when it leads out.
  static func resolve(_ target: String, from source: String) -> String? {
    var steps: [Substring] = []
    if !target.hasPrefix("/") {
      steps = Array(source.split(separator: "/").dropLast())
    }
    for step in target.split(separator: "/") where step != "." {
      if step == ".." {
        guard steps.popLast() != nil else { return nil }
      } else {
        steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }

  /// The part that holds the relationships of `part`.
  static func relationships(of part: String) -> String {
    let steps = part.split(separator: "/")
    let folder = steps.dropLast().map { "\($0)/" }.joined()
    return "\(folder)_rels/\(steps.last ?? "").rels"
  }
}
