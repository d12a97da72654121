import ExternalSort
import TestSupport
import Testing

@Suite struct KeyedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A file of the even numbers below `limit` as keys of five digits, each with its half as payload.
  private func evens(below limit: Int) throws -> KeyedFile {
    var file = try KeyedFile(in: folder.path)
    for number in stride(from: 0, to: limit, by: 2) {
      try file.append(key: Self.key(number).span, payload: Array("\(number / 2)".utf8).span)
    }
    try file.finish()
    return file
  }

  private static func key(_ number: Int) -> [UInt8] {
    let digits = String(number)
    return Array((String(repeating: "0", count: 6 - digits.count) + digits).utf8)
  }

  // 4,096 marks are kept: with 20,000 records they are thinned three times.
  @Test(arguments: [2, 20, 8_192, 8_194, 40_000])
  func everyKeyIsFoundAndNoOther(_ limit: Int) throws {
    var file = try evens(below: limit)
    #expect(file.count == limit / 2)
    let step = limit > 1_000 ? 7 : 1
    for number in stride(from: 0, to: limit + 4, by: step) {
      let found = try file.payload(of: Self.key(number))
      let expected = number % 2 == 0 && number < limit ? "\(number / 2)" : nil
      #expect(found.map { String(decoding: $0, as: UTF8.self) } == expected, "\(number)")
    }
  }

  @Test func beforeTheFirstAndInNothingThereIsNone() throws {
    var file = try evens(below: 20)
    #expect(try file.payload(of: []) == nil)
    #expect(try file.payload(of: Array("00000".utf8)) == nil)
    var empty = try evens(below: 0)
    #expect(try empty.payload(of: Self.key(0)) == nil)
  }

  @Test func aPayloadMayBeEmptyOrLarge() throws {
    var file = try KeyedFile(in: folder.path)
    let large = [UInt8](repeating: 7, count: 1 << 20)
    try file.append(key: Array("a".utf8).span, payload: [UInt8]().span)
    try file.append(key: Array("ab".utf8).span, payload: large.span)
    try file.append(key: Array("b".utf8).span, payload: Array("x".utf8).span)
    try file.finish()
    #expect(try file.payload(of: Array("a".utf8)) == [])
    #expect(try file.payload(of: Array("ab".utf8)) == large)
    #expect(try file.payload(of: Array("b".utf8)) == Array("x".utf8))
  }

  @Test func nothingOfItIsLeftInTheFolder() throws {
    let file = try evens(below: 40_000)
    #expect(try folder.contents().isEmpty)
    #expect(file.count == 20_000)
  }
}
