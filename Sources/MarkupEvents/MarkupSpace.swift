extension UInt8 {
  /// Whether the byte is white space to XML.
  var isMarkupSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
}

extension UnsafeBufferPointer<UInt8> {
  /// The position of the first byte that is not white space.
  ///
  /// For text that libxml2 has let through: of the bytes up to a space, XML allows only white
  /// space.
  @inline(__always) var firstMarkupInk: Int? {
    guard let start = baseAddress, count > 0 else { return nil }
    // The text of a leaf begins with ink; indentation does not.
    return start[0] > 0x20 ? 0 : inkAfterSpace
  }

  private var inkAfterSpace: Int? {
    guard let start = baseAddress else { return nil }
    var at = 0
    if count >= 8 {
      let bytes = UnsafeRawPointer(start)
      while at + 8 <= count, !bytes.hasInk(at: at) { at += 8 }
      // The last eight bytes overlap those before, which does no harm.
      if !bytes.hasInk(at: Swift.min(at, count - 8)) { return nil }
    }
    while at < count {
      if start[at] > 0x20 { return at }
      at += 1
    }
    return nil
  }
}

extension UnsafeRawPointer {
  /// Whether any of the eight bytes at `offset` is more than a space.
  @inline(__always) fileprivate func hasInk(at offset: Int) -> Bool {
    let word = loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let low = word & 0x7F7F_7F7F_7F7F_7F7F
    return ((low &+ 0x5F5F_5F5F_5F5F_5F5F) | word) & 0x8080_8080_8080_8080 != 0
  }
}
