/// A name, or the beginning of names when it ends in `*`: `ees/*`.
public struct NamePattern: Hashable, Sendable {
  /// The pattern as policies spell it.
  public let text: String

  /// Makes a pattern.
  public init(_ text: String) { self.text = text }

  /// Whether `name` is one that the pattern means.
  public func matches(_ name: String) -> Bool {
    text.hasSuffix("*") ? name.hasPrefix(text.dropLast()) : name == text
  }
}
