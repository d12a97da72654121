internal import Normalisation
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Finds the headings of a printed sheet below its titles, and reads the rows below them.
struct SheetReading {
  private let catalogue: SheetCatalogue
  private let areas: AreaDirectory
  private let file: String
  private var titles: [String] = []
  private var rows = 0
  private(set) var reader: SheetReader?

  init(_ catalogue: SheetCatalogue, file: String, areas: AreaDirectory) {
    self.catalogue = catalogue
    self.file = file
    self.areas = areas
  }

  /// Whether headings may still come.
  var isOpen: Bool { reader != nil || rows < SheetCatalogue.depth }

  /// Takes a row; `texts` gives all its cells, `cell` one of them.
  mutating func take(
    line: Int, texts: () -> [String], cell: SheetReader.Cells
  ) throws(StageFailure) {
    if reader != nil {
      try reader?.take(line: line, cell)
      return
    }
    guard isOpen else { return }
    rows += 1
    let row = texts()
    if let sheet = catalogue.sheet(headed: row) {
      reader = try SheetReader(
        sheet, titles: titles, headings: row, file: file, areas: areas,
        measures: try catalogue.measures())
    } else {
      titles.append(row.first ?? "")
    }
  }

  /// What a person should know of the reading.
  var notes: [String] {
    guard let reader else { return [] }
    var notes = reader.passedOver.sorted { $0.key < $1.key }.map { why, count in
      "\(file): \(count) rows out of scope: \(why)"
    }
    if reader.contradictoryPlaces > 0 {
      notes.append(
        "\(file): \(reader.contradictoryPlaces) rows have an ONS code that is not of the place their "
          + "number meant that year; the number counts")
    }
    if !reader.unusedColumns.isEmpty {
      notes.append("\(file): columns not loaded: \(reader.unusedColumns.joined(separator: ", "))")
    }
    return notes
  }
}
