/// Where the files that a run named by paths stand in a folder in which it is replayed.
///
/// The last part of a path stays as it is, for findings tell it, and so does the order of paths inside
/// one folder.
struct MovedPaths: Sendable {
  /// The folder.
  let root: String

  /// The place of `path`.
  func place(of path: String) -> String { "\(root)/\(Self.name(of: path))" }

  /// The name of `path` inside the folder: no path leads out of it.
  static func name(of path: String) -> String {
    let parts = path.split(separator: "/").map { part in
      part == ".." ? "up" : part == "." ? "here" : String(part)
    }
    return ([path.hasPrefix("/") ? "top" : "run"] + parts).joined(separator: "/")
  }
}
