/// How much one compressed extract may grow before it is refused.
package struct InputLimits: Equatable, Sendable {
  /// Bytes that an extract may be after decompression.
  package var outputBytes: Int
  /// How many times larger than its compressed bytes an extract may be.
  package var ratio: Int
  /// Bytes of output before the ratio counts: small files may compress well.
  package var ratioAfter: Int

  /// Makes limits; a national census extract stays below the defaults, a decompression bomb does
  /// not.
  package init(outputBytes: Int = 32 << 30, ratio: Int = 200, ratioAfter: Int = 16 << 20) {
    self.outputBytes = outputBytes
    self.ratio = ratio
    self.ratioAfter = ratioAfter
  }
}
