import ArgumentParser
import PipelineCore
import PipelineEngine

/// Options of commands that can publish what they make.
struct PublishOptions: ParsableArguments {
  @Flag(
    help:
      "Publish: hide what the disclosure policy has hidden, remember what was shown, leave out INTERNAL."
  )
  var publish = false

  @Option(help: "The disclosure policy; Pipelines/reference/disclosure.yaml when not said.")
  var policy: String?

  func validate() throws {
    guard policy == nil || publish else {
      throw ValidationError("--policy is for --publish")
    }
  }

  /// The gate that all that is published goes through.
  func gate(_ engine: Engine, _ store: String) throws -> ReleaseGate {
    try ReleaseGate(engine, store: store, policy: policy)
  }

  /// Writes the account of what is hidden into `folder`, if there is one, and tells how much it is.
  func tell<Made>(
    _ published: ReleaseGate.Published<Made>, beside folder: String?, quiet: Bool
  ) throws {
    if let folder { try OutputFile.write(published.account, to: "\(folder)/disclosure.csv") }
    Messages.tell(published.notes, quiet: quiet)
  }
}
