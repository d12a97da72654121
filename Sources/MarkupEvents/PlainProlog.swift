/// What stands before the root element of a plain document.
enum PlainProlog {
  /// XML declarations as programs write them; others are left to libxml2.
  private static let declarations: [[UInt8]] = {
    var declarations: [String] = []
    for quote in ["\"", "'"] {
      let version = "<?xml version=\(quote)1.0\(quote)"
      declarations.append("\(version)?>")
      for encoding in ["UTF-8", "utf-8"] {
        let encoded = "\(version) encoding=\(quote)\(encoding)\(quote)"
        declarations.append("\(encoded)?>")
        declarations.append("\(encoded) ?>")
        for answer in ["yes", "no"] {
          declarations.append("\(encoded) standalone=\(quote)\(answer)\(quote)?>")
        }
      }
    }
    return declarations.map { Array($0.utf8) }
  }()

  /// Where the root element's start tag stands; -1 when the beginning is not plain, `nil` when more
  /// must be seen to tell.
  static func root(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var at = 0
    if bytes.starts(with: "<?".utf8) {
      guard let declaration = declarations.first(where: { bytes.starts(with: $0) }) else {
        let isShort = declarations.contains { $0.starts(with: bytes) }
        return isShort ? nil : -1
      }
      at = declaration.count
    }
    while at < bytes.count, bytes[at].isMarkupSpace { at += 1 }
    guard at < bytes.count else { return nil }
    guard bytes[at] == UInt8(ascii: "<") else { return -1 }
    guard at + 1 < bytes.count else { return nil }
    return ByteClass.beginsName(bytes[at + 1]) ? at : -1
  }
}
