import TestSupport

/// Where the samples and specifications of the project stand.
enum Sample {
  static let pipelines = Project.path("Pipelines")
  static let inputs = Project.path("SampleInputs")
}
