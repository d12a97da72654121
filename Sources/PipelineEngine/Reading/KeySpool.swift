internal import PipelineCore
internal import Validation

/// Writes keys to disk as they are made.
struct KeySpool: KeySink {
  let spool: RecordSpool

  func add(key: [UInt8], payload: [UInt8]) throws(StageFailure) {
    try spool.add(key: key, payload: payload)
  }
}
