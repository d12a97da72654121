internal import Foundation
package import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// What a figure is, what it was made from, and what it has been before.
package struct Explanation {
  let indicator: IndicatorDefinition
  let area: Area
  let period: Period
  let breakdown: Breakdown
  /// The indicator as its file says it.
  let definition: [IndicatorText.Entry]
  /// The file that defines the indicator's return: its folder in `Pipelines`.
  let folder: String
  /// The neighbour set that comparisons use unless told otherwise; empty when there is none.
  let neighbours: String
  /// The figure of each source.
  var figures: [ExplainedFigure] = []
  /// Every figure the cell has had.
  let history: FigureHistory
  /// What could not be read again.
  package internal(set) var failures: [StageFailure] = []

  /// What the shell is told.
  package var status: ExitStatus { ExitStatus.gravest(failures.map(\.status)) }

  /// What a person is told: how many records were found.
  package var summary: String {
    figures.map { "\($0.source) \($0.round)\($0.released): \($0.records.count) records counted" }
      .joined(separator: "; ")
  }
}
