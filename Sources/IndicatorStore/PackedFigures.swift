package import ReturnModel

/// The figures of one return as bytes, with their names: what waits on disk until it is loaded.
package enum PackedFigures {
  private static let (unit, group) = ("\u{1F}", "\u{1D}")

  /// Packs figures, whose source and vintage are their submission's.
  package static func pack(_ observations: [Observation]) -> [UInt8] {
    var names = FigureNames()
    var block = FigureBlock()
    for observation in observations {
      block.append(names.key(of: observation), observation.figure)
    }
    let texts = [
      names.indicators.map(\.text), names.areas.map(\.text), names.periods.map(\.description),
      names.breakdowns.map(\.key),
    ].map { $0.joined(separator: unit) }.joined(separator: group)
    let text = Array(texts.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16 + text.count + block.bytes.count)
    for number in [text.count, block.count] {
      withUnsafeBytes(of: UInt64(number).littleEndian) { bytes.append(contentsOf: $0) }
    }
    bytes += text
    bytes.append(contentsOf: block.bytes)
    return bytes
  }
}

extension FigureSpool {
  /// Takes the figures out of what ``PackedFigures/pack(_:)`` made; `nil` for anything else.
  package convenience init?(unpacking bytes: [UInt8]) {
    guard bytes.count >= 16 else { return nil }
    func number(_ place: Int) -> Int {
      bytes.withUnsafeBytes {
        Int(UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      }
    }
    let (length, count) = (number(0), number(8))
    guard length >= 0, length <= bytes.count - 16 else { return nil }
    let groups = bytes[16..<16 + length].split(separator: 0x1D, omittingEmptySubsequences: false)
      .map { $0.split(separator: 0x1F).map { String(decoding: $0, as: UTF8.self) } }
    guard groups.count == 4 else { return nil }
    self.init(spillingInto: nil)
    for text in groups[0] { _ = names.number(of: IndicatorID(text)) }
    for text in groups[1] { _ = names.number(of: AreaID(text)) }
    for text in groups[2] {
      guard let period = Period(text) else { return nil }
      _ = names.number(of: period)
    }
    for text in groups[3] { _ = names.number(of: Breakdown(key: text)) }
    take(Array(bytes[(16 + length)...]), count: count)
  }
}
