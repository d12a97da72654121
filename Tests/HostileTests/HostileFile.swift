import Foundation
import TestSupport
import Testing

/// A file made to do harm, and what must be said of it.
struct HostileFile: Sendable, CustomTestStringConvertible {
  let name: String
  /// What the one line calls it: an archive is told by what is in it.
  let toldAs: String
  /// Words that the one line about it holds.
  let says: String
  /// Those of the line about it compressed.
  let saysPacked: String
  /// What it holds; the argument is a path that nothing may read.
  let content: @Sendable (_ secret: String) throws -> [UInt8]

  init(
    _ name: String, toldAs: String? = nil, says: String, packed: String? = nil,
    _ content: @escaping @Sendable (String) throws -> [UInt8]
  ) {
    (self.name, self.says, self.content) = (name, says, content)
    self.toldAs = toldAs ?? name
    saysPacked = packed ?? says
  }

  var testDescription: String { name }

  static let all = markup + compressed + tables

  /// Each of the files by its name, made once, and a file that none of them may bring in.
  static let folder = Result {
    let folder = try TemporaryFolder()
    let secret = try folder.write("<!ELEMENT Message ANY>\(marker)", to: "secret/secret.txt")
    for file in all {
      let content = try file.content(secret)
      _ = try folder.write(Data(content), to: file.name)
      _ = try folder.write(Data(Gzip.member(content)), to: file.packedName)
    }
    return folder
  }

  /// What stands in the file that none may bring in.
  static let marker = "MARKER-f3b1-that-no-output-may-hold"

  /// The path of the file.
  var path: String { get throws { "\(try Self.folder.get().path)/\(name)" } }
  /// The path of the file compressed with gzip.
  var packedPath: String { get throws { "\(try Self.folder.get().path)/\(packedName)" } }
  /// The name of the file compressed with gzip.
  var packedName: String { "packed-\(name)" }
  /// Whether the file is gzip as it is, so that it comes to be compressed twice.
  var isGzip: Bool {
    get throws {
      let head = try FileHandle(forReadingFrom: URL(filePath: path)).read(upToCount: 2)
      return head == Data([0x1F, 0x8B])
    }
  }

  static let markup = [
    Self("laughs.xml", says: "DOCTYPE") { _ in Array(billionLaughs.utf8) },
    Self("laughs-utf16.xml", says: "DOCTYPE") { _ in
      [0xFF, 0xFE] + billionLaughs.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    },
    Self("entity.xml", says: "DOCTYPE") { secret in
      Array(
        "<!DOCTYPE Message [<!ENTITY x SYSTEM \"file://\(secret)\">]>\n<Message>&x;</Message>".utf8)
    },
    Self("subset.xml", says: "DOCTYPE") { secret in
      Array("<!DOCTYPE Message SYSTEM \"file://\(secret)\">\n<Message/>".utf8)
    },
    Self("undeclared.xml", says: "entity") { _ in
      try Sample.message(with: "<Person><Surname>&secret;</Surname></Person>")
    },
    Self("attributes.xml", says: "is longer than 65536 bytes") { _ in
      let attributes = (0..<200_000).map { " a\($0)=\"\"" }.joined()
      return try Sample.message(with: "<Person\(attributes)></Person>")
    },
    Self("namespaces.xml", says: "is longer than 65536 bytes") { _ in
      let declarations = (0..<200_000).map { " xmlns:n\($0)=\"u\"" }.joined()
      return try Sample.message(with: "<Person\(declarations)></Person>")
    },
    Self("deep.xml", says: "deep") { _ in
      try Sample.message(
        with: String(repeating: "<Requests>", count: 200_000)
          + String(repeating: "</Requests>", count: 200_000))
    },
    Self("names.xml", says: "different element names") { _ in
      try Sample.message(with: (0..<200_000).map { "<n\($0)/>" }.joined())
    },
    Self("text.xml", says: "more than 1048576 bytes of text") { _ in
      let text = String(repeating: "a", count: 16 << 20)
      return try Sample.message(with: "<Person><Surname>\(text)</Surname></Person>")
    },
    Self("comment.xml", says: "is longer than 65536 bytes") { _ in
      try Sample.message(with: "<!--\(String(repeating: "a", count: 16 << 20))-->")
    },
  ]

  static let compressed = [
    Self("zeros.xml.gz", says: "not text") { _ in try Gzip.bomb(of: 0, millions: 4096) },
    // Blank lines are let through wherever they stand, and so come to the limit itself.
    Self("bomb.csv.gz", says: "grows more than") { _ in try Gzip.bomb(of: 0x0A, millions: 4096) },
    Self("bomb.xml.gz", says: "grows more than") { _ in
      let message = try Sample.message(with: "")
      return try Gzip.member(message.dropLast("</Persons>\n</Message>\n".utf8.count))
        + Gzip.bomb(of: 0x0A, millions: 4096)
    },
    Self("truncated.xml.gz", says: "ends within compressed member 1") { _ in
      // Every record is there; what is missing is the check value, the last eight bytes.
      try Gzip.member(Sample.message(with: "")).dropLast(8)
    },
    Self("checksum.xml.gz", says: "member 1 is damaged") { _ in
      var bytes = try Gzip.member(Sample.message(with: ""))
      bytes[bytes.count - 8] ^= 1
      return bytes
    },
    Self("archive.csv.gz", toldAs: "a.csv", says: "it is empty", packed: "zip archive") { _ in
      // A whole one, of an empty file: its local header, its directory, the end of that.
      let entry = [UInt8](repeating: 0, count: 18) + [5, 0, 0, 0] + Array("a.csv".utf8)
      let local = Array("PK\u{3}\u{4}\u{14}\0\0\0".utf8) + entry
      let listed =
        Array("PK\u{1}\u{2}\u{14}\u{3}\u{14}\0\0\0".utf8) + entry.prefix(22)
        + [UInt8](repeating: 0, count: 14) + Array("a.csv".utf8)
      return local + listed + Array("PK\u{5}\u{6}\0\0\0\0\u{1}\0\u{1}\0".utf8)
        + [UInt8(listed.count), 0, 0, 0, UInt8(local.count), 0, 0, 0, 0, 0]
    },
  ]

  static let tables = [
    Self("line.csv.gz", says: "longer than 1048576 bytes") { _ in
      let line = try Gzip.member([UInt8](repeating: 0x61, count: 1_000_000))
      let table = try Gzip.member(Sample.table() + Array("\n2022,".utf8))
      return table + Gzip.repeated(line, 1000)
    },
    Self("quoted.csv", says: "closing quote may be missing") { _ in
      try Sample.table() + Array("\n2022,\"".utf8) + [UInt8](repeating: 0x0A, count: 16 << 20)
    },
    Self("fields.csv", says: "more than 16384 fields") { _ in
      try Sample.table() + Array("\n".utf8) + [UInt8](repeating: 0x2C, count: 4 << 20)
    },
    Self("random.xml", says: "not text") { _ in
      Seeded.bytes(100_000, seed: 893)
    },
    Self("random.csv", says: "") { _ in
      Seeded.bytes(100_000, seed: 860).filter { $0 > 0 }
    },
    Self("empty.xml", says: "empty") { _ in [] },
    Self("blank.csv", says: "empty") { _ in [UInt8](repeating: 0x0A, count: 4 << 20) },
  ]

  private static let billionLaughs: String = {
    let levels = (1...9).map { level in
      "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">"
    }
    return """
      <?xml version="1.0"?>
      <!DOCTYPE Message [<!ENTITY l0 "ha">\(levels.joined())]>
      <Message>&l9;</Message>
      """
  }()
}

/// Good extracts that harm is added to.
enum Sample {
  /// A SEN2 return of one person who is right, then `text`, then the end.
  static func message(with text: String) throws -> [UInt8] {
    let file = Project.path("SampleInputs/sen2/2025/clean/sen2-2025-893.xml")
    let whole = try String(contentsOfFile: file, encoding: .utf8)
    let person = try #require(whole.range(of: "</Person>"))
    return Array("\(whole[..<person.upperBound])\n\(text)\n</Persons>\n</Message>\n".utf8)
  }

  /// The first lines of a published table, with no line end after the last.
  static func table() throws -> [UInt8] {
    let file = Project.path("SampleInputs/published/timeliness_20_week.csv")
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    return Array(lines.prefix(20).joined(separator: "\n").utf8)
  }
}

/// Random numbers that are the same every time.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  static func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = Seeded(state: seed)
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }
}
