/// The slice of a population a figure is about: `total`, or `sex=female`, `age=10`.
public struct Breakdown: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The slice's key: `total`, or dimension, `=`, category, in lower case with hyphens.
  public let key: String

  /// Everybody.
  public static let total = Breakdown(key: "total")

  /// Makes a slice from its key.
  public init(key: String) { self.key = key }

  /// Makes a slice from a dimension (`sex`) and a category (`female`).
  public init(dimension: String, category: String) { key = "\(dimension)=\(category)" }

  /// The dimension; `nil` for the total.
  public var dimension: String? { key.firstIndex(of: "=").map { String(key[..<$0]) } }

  /// The category; `nil` for the total.
  public var category: String? {
    key.firstIndex(of: "=").map { String(key[key.index(after: $0)...]) }
  }

  /// The slice's key.
  public var description: String { key }

  /// Orders slices by key, the total first.
  public static func < (left: Self, right: Self) -> Bool {
    if (left == .total) != (right == .total) { return left == .total }
    return left.key < right.key
  }

  /// Text as keys spell it: ASCII letters and digits in lower case, everything else one hyphen.
  public static func slug(_ text: some StringProtocol) -> String {
    var slug = ""
    for scalar in text.unicodeScalars {
      let isWord =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      if isWord {
        slug.unicodeScalars.append(contentsOf: String(scalar).lowercased().unicodeScalars)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug
  }
}
