/// A file to read, and how it was asked for.
package struct FoundExtract: Hashable, Sendable {
  /// The path.
  package let path: String
  /// Whether it was named outright, rather than found in a folder.
  package let isNamed: Bool
  /// The file, folder or glob it was found by.
  package var argument = ""

  /// The file's name, without folders.
  package var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}
