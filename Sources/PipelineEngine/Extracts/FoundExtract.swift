internal import ByteInput
internal import Ingest
internal import PipelineCore

/// A file to read, and how it was asked for.
package struct FoundExtract: Sendable {
  /// The path.
  package let path: String
  /// Whether it was named outright, rather than found in a folder.
  package let isNamed: Bool
  /// The file, folder or glob it was found by.
  package var argument = ""
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

  /// Opens the file.
  func open(digesting: Bool) throws(StageFailure) -> TextSource {
    do { return try TextSource(path: path, digesting: digesting) } catch {
      throw StageFailure(name, error)
    }
  }

  /// Notes the file's digest and length.
  func identify(_ outcome: inout ExtractOutcome) throws(StageFailure) {
    do {
      let identity = try ByteSource.identify(path: path)
      outcome.digest = identity.digest?.hex ?? ""
      outcome.bytes = identity.byteCount
    } catch { throw StageFailure(name, error) }
  }
}
