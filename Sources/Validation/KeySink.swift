package import PipelineCore

/// Takes the keys that a ``UniqueKeyMaker`` makes.
package protocol KeySink: ~Copyable {
  /// Takes a key, and what is to be told of its record.
  mutating func add(key: [UInt8], payload: [UInt8]) throws(StageFailure)
}
