internal import PipelineCore

/// A file to read, and how it was asked for.
package struct FoundExtract: Sendable {
  /// The path.
  package let path: String
  /// Whether it was named outright, rather than found in a folder.
  package let isNamed: Bool
  /// What messages call it, when that is not the path's end: the name of a file in an archive.
  var title: String?
  /// Why it cannot be read, when that is known before.
  var failure: StageFailure?

  /// Makes a file to read.
  package init(path: String, isNamed: Bool) {
    self.path = path
    self.isNamed = isNamed
  }

  /// The file's name, without folders.
  package var name: String {
    title ?? path.split(separator: "/").last.map(String.init) ?? path
  }
}
