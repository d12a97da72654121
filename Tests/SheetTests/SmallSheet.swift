import Normalisation
import PipelineCore
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// A few rows read by a mapping of the framework.
struct SmallSheet {
  private(set) var reader: SheetReader

  init(
    _ name: String, titles: [String] = [], headings: [String], rows: [[String]],
    file: String = "sheet.csv"
  ) throws {
    let library = try SpecLibrary(pipelines: Project.path("Pipelines"))
    let sheets = try library.sheets()
    let sheet = try #require(sheets.first { $0.sheet == name && $0.recognises(headings) })
    reader = try SheetReader(
      sheet, titles: titles, headings: headings, file: file, areas: try library.reference.areas(),
      measures: Dictionary(
        uniqueKeysWithValues: try library.indicators().map { ($0.id, $0.measure) })
    )
    for (number, row) in rows.enumerated() {
      let cells = row.map { Array($0.utf8) }
      let bytes = cells.flatMap(\.self)
      let ends = cells.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
      try bytes.withUnsafeBufferPointer { all throws(StageFailure) in
        try reader.take(line: number + 2) { column in
          UnsafeBufferPointer(
            rebasing: all[cells.indices.contains(column) ? ends[column]..<ends[column + 1] : 0..<0])
        }
      }
    }
  }

  /// The figures as lines: `indicator area period slice numerator/denominator value 'printed'`.
  func lines() throws -> [String] {
    (reader.figures()?.observations ?? []).map { observation in
      let figure = observation.figure
      func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "-" }
      let value = figure.value.map { "\($0)" } ?? figure.withheld?.rawValue ?? "nothing"
      return "\(observation.indicator) \(observation.area) \(observation.period) "
        + "\(observation.breakdown) \(text(figure.numerator))/\(text(figure.denominator)) \(value) "
        + "'\(figure.printed ?? "")'"
    }
  }
}
