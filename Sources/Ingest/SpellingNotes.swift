internal import PipelineCore

/// Counts names that are told once each, however often they stand: other spellings than the
/// specification's, groups that nobody knows.
struct SpellingNotes {
  private struct Note {
    let readAs: String
    let line: Int
    var count: Int
  }

  private let notice: Notice
  private var notes: [String: Note] = [:]

  init(_ notice: Notice = .aliasUsed) { self.notice = notice }

  /// Counts one use of `name`.
  mutating func note(_ name: String, readAs: String, line: Int) {
    notes[name, default: Note(readAs: readAs, line: line, count: 0)].count += 1
  }

  /// One remark a spelling, in the order they were first seen.
  var remarks: [StructureRemark] {
    notes.sorted { ($0.value.line, $0.key) < ($1.value.line, $1.key) }.map { name, note in
      let times = note.count == 1 ? "once" : "\(note.count) times"
      return StructureRemark(
        notice, line: note.line, name: name, detail: "read as \(note.readAs), \(times)")
    }
  }
}
