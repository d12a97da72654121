internal import PipelineCore
internal import ReturnModel

/// A return that has been written as XML and waits to be handed over.
package struct ConvertedReturn: Codable, Sendable {
  /// Where the file stands until it is handed over.
  let path: String
  /// The round it is of.
  let round: RoundID
  /// The name that the Department gives such a file, from the return's header.
  let name: String
  /// Whether files of the return have a name that the Department prescribes.
  let isNamePrescribed: Bool
  /// Why it cannot be handed over: texts that XML cannot hold.
  let refusals: [StageFailure]
}
