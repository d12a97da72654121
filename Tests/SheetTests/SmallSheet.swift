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
      try reader.take(line: number + 2) { row.indices.contains($0) ? row[$0] : "" }
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
