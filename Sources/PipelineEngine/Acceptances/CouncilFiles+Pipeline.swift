internal import ReturnSpec

extension CouncilFiles {
  /// The files that a pipeline names.
  init(_ spec: PipelineSpec) {
    self.init()
    acceptances = spec.acceptances
    patches = spec.patches
    carried = spec.carry
    carriedList = spec.carryFrom
  }
}
