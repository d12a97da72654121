internal import DelimitedText

/// Writes `answer-key.csv`: every fault that was planted, as its finding will name it.
final class AnswerKey {
  private var writer = DelimitedWriter()
  private let file: OutputFile
  private let extract: String

  /// Makes the key of the extract called `extract`.
  init(_ path: String, extract: String) throws(SynthesisFailure) {
    file = try OutputFile(path)
    self.extract = extract
    writer.writeRow(["rule", "file", "key"])
  }

  func note(_ rule: String, _ key: String) throws(SynthesisFailure) {
    writer.writeRow([rule, extract, key])
    if writer.bytes.count > 1 << 16 { try file.write(writer.take()) }
  }

  func finish() throws(SynthesisFailure) {
    try file.write(writer.take())
    try file.close()
  }
}
