internal import Foundation
package import PipelineCore
package import ReturnModel
package import ReturnSpec

/// The specifications and reference facts that every command works from.
package struct Engine {
  /// The specifications.
  package let library: SpecLibrary
  /// Every area.
  package let areas: AreaDirectory

  /// Reads what is needed of the pipelines folder `pipelines`.
  package init(pipelines: String) throws(StageFailure) {
    do {
      library = try SpecLibrary(pipelines: pipelines)
      areas = try library.reference.areas()
    } catch { throw StageFailure(error) }
  }

  /// The program's version, as run records give it.
  package static let version = "0.1.0"

  /// Now, to the second.
  package static func now() -> Instant {
    Instant(seconds: Int64(Date().timeIntervalSince1970.rounded(.down)))
  }

  /// The area that a person names: `893`, `E06000051`, `cassr:417`.
  package func area(named name: String) throws(StageFailure) -> Area {
    if let area = areas.area(named: name) { return area }
    let known = areas.areas.map(\.id.text)
    let hint = NearestName.to(name, among: known).map { " Did you mean '\($0)'?" } ?? ""
    throw StageFailure(
      .specify, .usage, subject: name, problem: "no such area",
      advice: "Give a DfE number (893), an ONS code (E06000051) or cassr:417.\(hint)")
  }
}

extension StageFailure {
  /// A specification that cannot be taken.
  package init(_ error: SpecError) {
    self.init(
      .specify, .usage, subject: "\(error.file):\(error.line)", problem: error.problem)
  }
}
