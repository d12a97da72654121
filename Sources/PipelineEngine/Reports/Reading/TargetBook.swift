internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// The targets of one area, by what they are of.
struct TargetBook {
  private let targets: [TargetFile.Target]

  /// No targets.
  init() { targets = [] }

  /// Those of `file` that are of `area`.
  ///
  /// Every measure and area must be there, and one of the two must say which way is better.
  init(_ file: TargetFile, area: Area, engine: Engine, service: CompareService) throws(StageFailure)
  {
    var kept: [TargetFile.Target] = []
    for target in file.targets {
      let place = "\(file.file):\(target.line)"
      let definition: IndicatorDefinition
      do { definition = try service.definition(of: target.indicator.text) } catch {
        throw StageFailure(
          .specify, .usage, subject: place, problem: "no indicator '\(target.indicator)'",
          advice: error.advice)
      }
      guard (target.better ?? definition.polarity) != .none else {
        throw StageFailure(
          .specify, .usage, subject: place,
          problem: "neither way is better for \(target.indicator)",
          advice: "Say better: higher, or better: lower, beside the target.")
      }
      guard let name = target.area else {
        kept.append(target)
        continue
      }
      if try engine.area(named: name).id == area.id { kept.append(target) }
    }
    targets = kept
  }

  /// The target of a figure; of two the later in the file.
  func target(_ indicator: IndicatorID, _ breakdown: Breakdown, _ period: Period) -> TargetFile
    .Target?
  {
    targets.last {
      $0.indicator == indicator && $0.breakdown == breakdown && $0.holds(in: period)
    }
  }
}
