internal import GRDB
internal import Glibc

extension IndicatorStore {
  /// Writes every finding that the store holds to the file `path` (0600), row by row.
  ///
  /// A store keeps findings only of what it holds, and their status as it was judged last: to have it again
  /// as it is now, they are kept with what a run works from.
  package func dumpFindings(to path: String) throws(StoreFailure) {
    try read { db in
      let columns = try db.columns(in: "finding").map(\.name)
      let file = try StoreFile(path, O_RDWR | O_CREAT | O_TRUNC)
      var bytes = Array((columns.joined(separator: " ") + "\n").utf8)
      let texts = columns.map { "CAST(\($0.quotedDatabaseIdentifier) AS TEXT)" }
      let rows = try Row.fetchCursor(
        db, sql: "SELECT \(texts.joined(separator: ", ")) FROM finding ORDER BY id")
      while let row = try rows.next() {
        for column in columns.indices {
          let text: String = row[column]
          bytes += "\(text.utf8.count):".utf8
          bytes += text.utf8
        }
        if bytes.count >= 1 << 18 {
          try file.write(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
      try file.write(bytes)
    }
  }

  /// Puts the findings that ``dumpFindings(to:)`` wrote in the place of those that the store in the file
  /// `store` holds.
  package static func restoreFindings(
    from path: String, to store: String
  ) throws(StoreFailure) {
    var bytes: [UInt8] = []
    try StoreFile(path, O_RDONLY).forEachPiece { piece throws(StoreFailure) in bytes += piece }
    do {
      try DatabaseQueue(path: store).write { db in try put(bytes, db) }
    } catch { throw StoreFailure(error, store: PrivateFiles.name(of: store)) }
  }

  private static func put(_ bytes: [UInt8], _ db: Database) throws {
    try db.execute(sql: "DELETE FROM finding")
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return }
    let columns = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    let names = columns.map { String($0).quotedDatabaseIdentifier }.joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let insert = try db.makeStatement(sql: "INSERT INTO finding (\(names)) VALUES (\(marks))")
    var place = end + 1
    while place < bytes.count {
      var values: [String] = []
      for _ in columns {
        guard let colon = bytes[place...].firstIndex(of: UInt8(ascii: ":")),
          let count = Int(String(decoding: bytes[place..<colon], as: UTF8.self)),
          colon + 1 + count <= bytes.count
        else { throw StoreFailure.damaged("findings", "are not as they were kept") }
        values.append(String(decoding: bytes[(colon + 1)..<(colon + 1 + count)], as: UTF8.self))
        place = colon + 1 + count
      }
      try insert.execute(arguments: StatementArguments(values))
    }
  }
}

extension StoreFile {
  fileprivate func write(_ bytes: [UInt8]) throws(StoreFailure) {
    try bytes.span.withUnsafeBytes { bytes throws(StoreFailure) in try write(bytes) }
  }
}
