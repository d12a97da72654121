internal import ReturnSpec

/// Writes a return as one XML file, plain or gzip.
final class XMLEmitter: ReturnEmitter {
  private var writer: XMLWriter
  private let file: OutputFile
  private var gzip: GzipBox?

  /// A compressor that a class can hold.
  private final class GzipBox {
    var compressor: GzipCompressor
    init() throws(SynthesisFailure) { compressor = try GzipCompressor() }
  }

  init(
    _ path: String, _ layout: RoundLayout, _ definition: ReturnDefinition, isCompressed: Bool
  ) throws(SynthesisFailure) {
    writer = XMLWriter(layout, definition)
    file = try OutputFile(path)
    gzip = isCompressed ? try GzipBox() : nil
  }

  func begin(_ file: SyntheticFile) throws(SynthesisFailure) { writer.begin(file) }

  func write(_ subject: SyntheticRecord) throws(SynthesisFailure) {
    writer.write(subject)
    if writer.bytes.count >= 1 << 18 { try flush(isLast: false) }
  }

  func endFile() throws(SynthesisFailure) {
    writer.end()
    try flush(isLast: true)
    try file.close()
  }

  func finish() throws(SynthesisFailure) {}

  private func flush(isLast: Bool) throws(SynthesisFailure) {
    let (file, gzip) = (file, gzip)
    try writer.drain { bytes throws(SynthesisFailure) in
      if let gzip {
        try file.write(try gzip.compressor.compress(bytes, isLast: isLast))
      } else {
        try file.write(bytes)
      }
    }
  }
}
