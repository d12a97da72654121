import Foundation
import PipelineEngine
import TestSupport

/// Where the samples and specifications of the project stand.
enum Sample {
  static let pipelines = Project.path("Pipelines")
  static let inputs = Project.path("SampleInputs")

  /// The project's own specifications.
  static var engine: Engine { get throws { try Engine(pipelines: pipelines) } }

  /// The text of a sample.
  static func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(inputs)/\(name)", encoding: .utf8)
  }
}
