internal import PipelineCore

/// Counts the names that were matched by another spelling than the specification's.
struct SpellingNotes {
  private struct Note {
    let readAs: String
    let line: Int
    var count: Int
  }

  private var notes: [String: Note] = [:]

  /// Counts one use of `name`.
  mutating func note(_ name: String, readAs: String, line: Int) {
    notes[name, default: Note(readAs: readAs, line: line, count: 0)].count += 1
  }

  /// One remark a spelling, in the order they were first seen.
  var remarks: [StructureRemark] {
    notes.sorted { ($0.value.line, $0.key) < ($1.value.line, $1.key) }.map { name, note in
      let times = note.count == 1 ? "once" : "\(note.count) times"
      return StructureRemark(
        .aliasUsed, line: note.line, name: name, detail: "read as \(note.readAs), \(times)")
    }
  }
}
