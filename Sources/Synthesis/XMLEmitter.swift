internal import ReturnSpec

/// Writes a return as one XML file, plain or gzip.
final class XMLEmitter: ReturnEmitter {
  private var writer: XMLWriter
  private let file: OutputFile

  init(
    _ path: String, _ layout: RoundLayout, _ definition: ReturnDefinition, isCompressed: Bool
  ) throws(SynthesisFailure) {
    writer = XMLWriter(layout, definition)
    file = try OutputFile(path, isCompressed: isCompressed)
  }

  func begin(_ file: SyntheticFile) throws(SynthesisFailure) { writer.begin(file) }

  func write(_ subject: SyntheticRecord) throws(SynthesisFailure) {
    writer.write(subject)
    if writer.bytes.count >= 1 << 18 { try flush() }
  }

  func endFile() throws(SynthesisFailure) {
    writer.end()
    try flush()
    try file.close()
  }

  func finish() throws(SynthesisFailure) {}

  private func flush() throws(SynthesisFailure) {
    let file = file
    try writer.drain { bytes throws(SynthesisFailure) in try file.write(bytes) }
  }
}
