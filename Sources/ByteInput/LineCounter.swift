extension UnsafeBufferPointer<UInt8> {
  /// How many line feeds there are, counted sixteen bytes at a time.
  var lineFeedCount: Int {
    guard let base = baseAddress else { return 0 }
    let raw = UnsafeRawPointer(base)
    let lineFeeds = SIMD16<UInt8>(repeating: UInt8(ascii: "\n"))
    let (none, one) = (SIMD16<UInt8>(repeating: 0), SIMD16<UInt8>(repeating: 1))
    var (at, count) = (0, 0)
    while at + 16 <= self.count {
      // Each of the sixteen counts holds up to 255.
      let end = Swift.min(self.count - 15, at + 255 * 16)
      var counts = none
      while at < end {
        let bytes = raw.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
        counts &+= none.replacing(with: one, where: bytes .== lineFeeds)
        at += 16
      }
      for index in 0..<16 { count += Int(counts[index]) }
    }
    while at < self.count {
      if base[at] == UInt8(ascii: "\n") { count += 1 }
      at += 1
    }
    return count
  }
}
