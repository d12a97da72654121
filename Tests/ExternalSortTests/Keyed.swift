import ExternalSort

/// A record as the tests write it.
struct Keyed: Equatable {
  var key: [UInt8]
  var payload: [UInt8]
}

extension ExternalSorter {
  mutating func add(_ record: Keyed) throws {
    try add(key: record.key.span, payload: record.payload.span)
  }

  mutating func add(_ key: String, _ payload: String) throws {
    try add(Keyed(key: Array(key.utf8), payload: Array(payload.utf8)))
  }

  /// The records in the sorter's order, and the positions where a group starts.
  consuming func sorted() throws -> (records: [Keyed], starts: [Int]) {
    var records: [Keyed] = []
    var starts: [Int] = []
    try forEach { key, payload, startsGroup in
      if startsGroup { starts.append(records.count) }
      records.append(Keyed(key: bytes(key), payload: bytes(payload)))
    }
    return (records, starts)
  }
}

func bytes(_ span: Span<UInt8>) -> [UInt8] { span.indices.map { span[$0] } }
