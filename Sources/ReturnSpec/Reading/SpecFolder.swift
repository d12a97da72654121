internal import Foundation

/// What stands in a folder of specifications, in an order that is the same on every machine.
enum SpecFolder {
  /// The names of the files in `folder` that end in `ending`, without the ending, sorted.
  static func names(in folder: String, ending: String) -> [String] {
    contents(of: folder).filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }
      .map { String($0.dropLast(ending.count)) }
  }

  /// The names of the folders in `folder`, sorted.
  static func folders(in folder: String) -> [String] {
    contents(of: folder).filter { name in
      var isFolder: ObjCBool = false
      let path = "\(folder)/\(name)"
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && isFolder.boolValue && !name.hasPrefix(".")
    }
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private static func contents(of folder: String) -> [String] {
    // A folder that is not there holds nothing: a return need not have every kind of file. An
    // enumerator finds nothing in a link, so it is given what the link leads to.
    let place = URL(filePath: folder).resolvingSymlinksInPath().path
    guard let names = FileManager.default.enumerator(atPath: place) else { return [] }
    names.skipDescendants()
    var found: [String] = []
    while let name = names.nextObject() as? String {
      names.skipDescendants()
      found.append(name)
    }
    return found.sorted()
  }
}
