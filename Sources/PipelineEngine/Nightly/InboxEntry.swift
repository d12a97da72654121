internal import Foundation
internal import ReturnSpec
internal import Unattended

/// A file, or a folder whose files are together one extract, that stands in an inbox.
struct InboxEntry: Hashable {
  /// The inbox.
  let inbox: InboxSpec
  /// Its name in the inbox.
  let name: String
  /// What the system said of it and of the files in it when the inbox was looked through.
  let stamps: [FileStamp]

  /// Its path, by which a run asks for it.
  var path: String { "\(inbox.folder)/\(name)" }

  /// Its files: itself, or those in it.
  static func files(of path: String) -> [String] {
    guard let stamp = FileStamp(path), stamp.isFolder else { return [path] }
    guard let names = FileManager.default.enumerator(atPath: path) else { return [] }
    var files: [String] = []
    while let name = names.nextObject() as? String {
      if FileStamp("\(path)/\(name)")?.isFolder == false { files.append("\(path)/\(name)") }
    }
    return files.sorted()
  }

  /// Whether something in it was written to since.
  var hasChanged: Bool { Self.files(of: path).compactMap { FileStamp($0) } != stamps }
}
