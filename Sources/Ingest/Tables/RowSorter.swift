internal import ExternalSort
internal import PipelineCore

/// An external sort that several tables can have one each of.
final class RowSorter {
  private var sorter: ExternalSorter?
  private(set) var count = 0

  init(spillingInto folder: String, memoryBudget: Int) {
    sorter = ExternalSorter(folder: folder, memoryBudget: memoryBudget)
  }

  func add(_ key: [UInt8], _ payload: [UInt8]) throws(StageFailure) {
    count += 1
    do { try sorter?.add(key: key.span, payload: payload.span) } catch {
      throw Self.failure(error)
    }
  }

  /// Gives every record in the order of its key, once, and lets them go.
  func drain(
    _ body: (_ key: [UInt8], _ payload: Span<UInt8>) throws(StageFailure) -> Void
  ) throws(StageFailure) {
    guard let sorted = sorter.take() else { return }
    do {
      try sorted.forEach { key, payload, _ in
        try body(key.withUnsafeBufferPointer { Array($0) }, payload)
      }
    } catch let failure as StageFailure {
      throw failure
    } catch let failure as SpillFailure {
      throw Self.failure(failure)
    } catch {
      throw StageFailure(
        .ingest, .temporary, subject: "tables", problem: String(describing: error))
    }
  }

  private static func failure(_ error: SpillFailure) -> StageFailure {
    StageFailure(
      .ingest, .temporary, subject: "tables", problem: error.description,
      advice: "Free some room and run again.")
  }
}
