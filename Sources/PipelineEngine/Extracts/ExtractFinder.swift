internal import Foundation
package import PipelineCore

/// Finds the files that a command line or a pipeline names: files, folders, globs.
package struct ExtractFinder: Sendable {
  /// Makes a finder.
  package init() {}

  /// The files that `arguments` name, each once: those of a folder in the order of their paths.
  ///
  /// - Throws: for a name that nothing answers to, which the shell is told as an unreadable extract.
  package func find(_ arguments: [String]) throws(StageFailure) -> [FoundExtract] {
    var found: [FoundExtract] = []
    for argument in arguments {
      for var extract in try files(of: argument)
      where !found.contains(where: { $0.path == extract.path }) {
        extract.argument = argument
        found.append(extract)
      }
    }
    return found
  }

  private func files(of argument: String) throws(StageFailure) -> [FoundExtract] {
    if argument == "-" { return [FoundExtract(path: "-", isNamed: true)] }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) {
      return isFolder.boolValue
        ? try inside(argument) : [FoundExtract(path: argument, isNamed: true)]
    }
    guard argument.contains(where: { "*?[".contains($0) }) else {
      // Reading it will say exactly what is wrong with the path.
      return [FoundExtract(path: argument, isNamed: true)]
    }
    let matches = Self.expand(argument)
    guard !matches.isEmpty else {
      throw StageFailure(
        .ingest, .unreadableExtract, subject: argument, problem: "no file matches the pattern",
        advice: "Check the folder and the ending.")
    }
    var found: [FoundExtract] = []
    for match in matches { found += try files(of: match) }
    return found
  }

  private func inside(_ folder: String) throws(StageFailure) -> [FoundExtract] {
    guard let names = FileManager.default.enumerator(atPath: folder) else {
      throw StageFailure(
        .ingest, .unreadableExtract, subject: folder, problem: "the folder cannot be read",
        advice: "Check its permissions.")
    }
    let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    var found: [FoundExtract] = []
    while let name = names.nextObject() as? String {
      let parts = name.split(separator: "/")
      guard !parts.contains(where: { $0.hasPrefix(".") }), names.isFile else { continue }
      found.append(FoundExtract(path: "\(base)/\(name)", isNamed: false))
    }
    return found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func expand(_ pattern: String) -> [String] {
    var matches = glob_t()
    defer { globfree(&matches) }
    guard glob(pattern, GLOB_MARK, nil, &matches) == 0 else { return [] }
    var paths: [String] = []
    for index in 0..<Int(matches.gl_pathc) {
      guard let path = matches.gl_pathv[index] else { continue }
      paths.append(String(cString: path))
    }
    return paths
  }
}

extension FileManager.DirectoryEnumerator {
  /// Whether the last path given is a plain file.
  fileprivate var isFile: Bool {
    fileAttributes?[.type] as? FileAttributeType == .typeRegular
  }
}
