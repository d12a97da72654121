internal import Dispatch
internal import Foundation
internal import PipelineCore
internal import ReturnSpec
internal import Synchronization

/// Reads jobs on several cores; each has a reader of its own, in a folder of its own.
struct ParallelReading {
  let engine: Engine
  let request: ExtractRequest
  let loader: StoreLoader?
  let forms: [FormSpec]
  let council: CouncilRecords
  let folder: String
  let progress: ProgressMeter

  /// How many cores there are to work on.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Reads those of `jobs` that `numbers` name, and gives what each reader made of its own.
  ///
  /// Jobs are begun in the order of their numbers, so that of several reasons to stop the first is
  /// always among those found.
  func read(_ jobs: [ExtractJob], _ numbers: [Int]) throws -> [ReadingResult] {
    let queue = JobQueue(numbers)
    let readers = max(1, min(request.workers ?? Self.cores, numbers.count))
    let results = Mutex<[Result<ReadingResult, any Error>]>([])
    DispatchQueue.concurrentPerform(iterations: readers) { reader in
      let result = Result { try read(jobs, from: queue, "\(folder)/reader-\(reader)") }
      results.withLock { $0.append(result) }
    }
    return try results.withLock { results in try results.map { try $0.get() } }
  }

  private func read(
    _ jobs: [ExtractJob], from queue: JobQueue, _ folder: String
  ) throws -> ReadingResult {
    do {
      let reader = try ExtractReader(
        engine, request, loader, forms: forms, council: council, folder: folder, progress: progress,
        hasSeveralExtracts: jobs.count > 1)
      while !request.shouldStop(), let number = queue.take() {
        progress.begin(jobs[number].name, number + 1, of: jobs.count)
        if try !reader.read(jobs[number], number) { queue.stop() }
      }
      return try reader.finish()
    } catch {
      queue.stop()
      throw error
    }
  }
}
