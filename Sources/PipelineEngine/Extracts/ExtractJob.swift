internal import PipelineCore
internal import ReturnSpec

/// What is read as one extract: a file, or the files that together make one.
struct ExtractJob: Sendable {
  /// How it is read.
  enum Kind: Sendable {
    /// As one file, of whatever kind it is.
    case file(FoundExtract)
    /// As the tables of a form: each table's number and file.
    case tables(FormSpec, [(table: Int, extract: FoundExtract)])
  }

  let kind: Kind
  /// Why it cannot be read at all.
  var failure: StageFailure?

  /// What messages call it.
  var name: String {
    switch kind {
    case .file(let extract): return extract.name
    case .tables(_, let members):
      let first = members.first?.extract.name ?? ""
      return members.count > 1 ? "\(first) and \(members.count - 1) more" : first
    }
  }

  /// Whether it was named outright, rather than found in a folder.
  var isNamed: Bool {
    switch kind {
    case .file(let extract): extract.isNamed
    case .tables(_, let members): members.contains { $0.extract.isNamed }
    }
  }

  /// What it was asked for by, each once.
  var arguments: [String] {
    switch kind {
    case .file(let extract): [extract.argument]
    case .tables(_, let members):
      members.map(\.extract.argument).reduce(into: []) { known, argument in
        if !known.contains(argument) { known.append(argument) }
      }
    }
  }

  /// Its files, for the archive: those that `manifest` stands for when there is one.
  func files(_ manifest: ExtractManifest?) -> ExtractFiles {
    switch kind {
    case .file(let extract): return ExtractFiles(path: extract.path)
    case .tables(_, let members):
      let paths = members.map(\.extract.path)
      return ExtractFiles(
        path: "", members: zip(paths, manifest?.digests ?? []).map { ($0, $1) })
    }
  }
}
