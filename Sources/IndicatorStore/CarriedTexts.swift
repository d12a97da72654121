/// Texts that a finding carries, as the store keeps them: `name=text`, a unit separator between.
///
/// The names go with them, since a later run may carry other columns.
enum CarriedTexts {
  private static let separator: Character = "\u{1F}"

  static func packed(names: [String], texts: [String]) -> String {
    zip(names, texts).filter { !$1.isEmpty }.map { "\($0)=\($1)" }
      .joined(separator: String(separator))
  }

  /// The texts of the columns `names` in what ``packed(names:texts:)`` made.
  static func texts(of names: [String], in packed: String) -> [String] {
    guard !names.isEmpty else { return [] }
    var known: [Substring: Substring] = [:]
    for pair in packed.split(separator: separator) {
      guard let sign = pair.firstIndex(of: "=") else { continue }
      known[pair[..<sign]] = pair[pair.index(after: sign)...]
    }
    return names.map { String(known[$0[...]] ?? "") }
  }
}
