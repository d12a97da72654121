internal import DelimitedText

/// Writes `answer-key.csv`: every fault that was planted, as its finding will name it.
final class AnswerKey {
  /// A fault that was planted in some file.
  struct Entry: Sendable {
    let rule: String
    let key: String
  }

  /// The faults of one file.
  struct Part: Sendable {
    let extract: String
    let entries: [Entry]
  }

  private var writer = DelimitedWriter()
  private let file: OutputFile

  /// Makes an empty key.
  init(_ path: String) throws(SynthesisFailure) {
    file = try OutputFile(path)
    writer.writeRow(["rule", "file", "key"])
  }

  /// Notes the faults of the extract called `extract`.
  func note(_ entries: [Entry], in extract: String) throws(SynthesisFailure) {
    for entry in entries { writer.writeRow([entry.rule, extract, entry.key]) }
    if writer.bytes.count > 1 << 16 { try file.write(writer.take()) }
  }

  func finish() throws(SynthesisFailure) {
    try file.write(writer.take())
    try file.close()
  }
}
