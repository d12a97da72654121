import IndicatorStore
import ReturnModel

extension SubmissionLoad {
  /// The same load with other observations.
  func holding(_ observations: [Observation]) -> SubmissionLoad {
    var copy = self
    copy.observations = observations
    return copy
  }
}
