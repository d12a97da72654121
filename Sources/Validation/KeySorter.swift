internal import ExternalSort
internal import PipelineCore

/// Puts keys in order, in bounded memory.
struct KeySorter: ~Copyable, KeySink {
  var sorter: ExternalSorter

  init(spillingInto folder: String) {
    sorter = ExternalSorter(folder: folder, memoryBudget: 8 << 20)
  }

  mutating func add(key: [UInt8], payload: [UInt8]) throws(StageFailure) {
    do { try sorter.add(key: key.span, payload: payload.span) } catch {
      throw StageFailure(
        .validate, .temporary, subject: "duplicate checks", problem: error.description,
        advice: "Free some room beside the output and run again.")
    }
  }
}
