extension String {
  /// Whether the text in lower case is `lowered`, which is in lower case.
  ///
  /// Every name of a file is set beside every name of the round: to make each lower case anew was a
  /// tenth of what reading a small file costs.
  func isSpelt(_ lowered: String) -> Bool {
    var (bytes, others) = (utf8.makeIterator(), lowered.utf8.makeIterator())
    while true {
      let (byte, other) = (bytes.next(), others.next())
      // What is not ASCII is left to the library.
      if byte ?? 0 > 0x7F || other ?? 0 > 0x7F { return lowercased() == lowered }
      guard let byte, let other else { return byte == nil && other == nil }
      let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      if (isCapital ? byte | 0x20 : byte) != other { return false }
    }
  }
}
