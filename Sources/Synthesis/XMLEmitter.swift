internal import ReturnSpec
internal import ReturnWriter

/// Writes a return as one XML file, plain or gzip.
final class XMLEmitter: ReturnEmitter {
  private var writer: MarkupWriter
  private let file: OutputFile

  init(
    _ path: String, _ layout: RoundLayout, _ definition: ReturnDefinition, isCompressed: Bool
  ) throws(SynthesisFailure) {
    writer = MarkupWriter(ElementLayout(layout.modules, layout.elements), definition)
    file = try OutputFile(path, isCompressed: isCompressed)
  }

  func begin(_ file: SyntheticFile) throws(SynthesisFailure) {
    writer.begin(file.header)
    for record in file.leading { writer.write(record) }
  }

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
