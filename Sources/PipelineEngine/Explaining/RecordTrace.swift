internal import Dispatch
internal import IndicatorStore
internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Synchronization

/// Reads extracts again from the archive, on all cores, and finds the records that one cell counts.
struct RecordTrace: Sendable {
  /// An extract to read, and what its returns that are asked for stand under.
  struct Job: Sendable {
    let sha256: String
    let file: String
    var places: Set<AreaID>
    /// The patches that were made when it was loaded.
    var patches: PatchBook?
  }

  let engine: Engine
  let archive: ExtractArchive
  let cell: TracedCell
  let forms: [FormSpec]
  /// What was said of the return when it was loaded, where its extracts do not say it.
  let given: CallHeader?
  let lists: [String: String]
  let hash: KeyHash?
  let folder: String

  /// What was found in each of `jobs`, in their order.
  func read(_ jobs: [Job]) throws(StageFailure) -> [[TracingConsumer.Found]] {
    let queue = JobQueue(Array(jobs.indices))
    let found = Mutex<[[TracingConsumer.Found]]>(jobs.map { _ in [] })
    let failures = Mutex<[Int: StageFailure]>([:])
    DispatchQueue.concurrentPerform(iterations: min(ParallelReading.cores, jobs.count)) { reader in
      var at = 0
      do throws(StageFailure) {
        let own = "\(folder)/explain-\(reader)"
        try OutputFile.makeFolder(own)
        // Readers share nothing that changes: each has specifications of its own.
        let archived = ArchivedReturn(
          archive: archive, forms: forms, folder: own, rounds: RoundCache(engine), given: given)
        var consumer = TracingConsumer(
          cell, areas: engine.areas, lists: try SuppliedLists(lists), hash: hash)
        while let number = queue.take() {
          at = number
          let job = jobs[number]
          consumer.begin(
            job.sha256, file: job.file, places: job.places, patches: job.patches)
          try archived.read(job.sha256, file: job.file, into: &consumer)
          consumer.finish()
          found.withLock { $0[number] = consumer.found }
        }
      } catch {
        queue.stop()
        failures.withLock { $0[at] = error }
      }
    }
    if let first = failures.withLock({ $0.min { $0.key < $1.key } }) { throw first.value }
    return found.withLock { $0 }
  }
}
