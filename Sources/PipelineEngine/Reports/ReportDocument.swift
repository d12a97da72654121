internal import Emission
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// A report's pages as files: one HTML page, one of Markdown, and every figure as CSV.
struct ReportDocument {
  let spec: PackSpec
  let area: Area
  var pages: [(page: PackSpec.Page, lines: [ReportLine], slices: [ReportSlices])] = []

  init(spec: PackSpec, area: Area) {
    self.spec = spec
    self.area = area
  }

  private var title: String { "\(spec.title): \(area.name)" }

  private var lines: [ReportLine] { pages.flatMap(\.lines) }

  /// Whether there is any figure of the area.
  var hasFigures: Bool { lines.contains { $0.comparable != nil || $0.own.last != nil } }

  /// Writes the files into `folder`, which is made when it is not there; gives their names.
  func write(to folder: String) throws(StageFailure) -> [String] {
    try OutputFile.makeFolder(folder)
    var sections = [HTMLPage.Section(table: contents)]
    for (page, lines, slices) in pages {
      sections.append(.init(table: table(page, lines), beginsPage: true))
      sections += slices.map { .init(table: self.table($0), isDetail: true) }
    }
    let html = HTMLPage(title: title, sections: sections)
    let markdown = MarkdownPage(title: title, tables: sections.flatMap(\.tables))
    let files = [
      ("\(spec.id).html", Array(html.text.utf8)), ("\(spec.id).md", Array(markdown.text.utf8)),
      ("\(spec.id).csv", data.csv),
    ]
    for (name, bytes) in files { try OutputFile.write(bytes, to: "\(folder)/\(name)") }
    return files.map(\.0)
  }

  /// Every measure, with where it stands.
  private var contents: Table {
    Table(
      title: "Contents",
      caption: "Every measure, and where \(area.name) stands among its statistical neighbours.",
      columns: [
        Table.Column("page", heading: "Page"), Table.Column("measure", heading: "Measure"),
        Table.Column("value", heading: area.name, kind: .number),
        Table.Column("neighbours", heading: "Neighbours", kind: .number),
        Table.Column("england", heading: "England", kind: .number),
        Table.Column("standing", heading: "Stands"),
      ],
      rows: lines.map { line in
        [
          .text(line.page), .text(line.definition.title), comparable(line),
          cell(line.beside?.neighbours, line), cell(line.beside?.england, line),
          .text(line.standing.rawValue),
        ]
      },
      notes: [
        "In range: inside the middle half of the neighbours' latest published figures, the quartiles "
          + "counted in. Above and below say where, not whether it is good.",
        "Counts are not set in a range: places are of different size.",
      ])
  }

  private func table(_ page: PackSpec.Page, _ lines: [ReportLine]) -> Table {
    Table(
      title: page.title,
      caption: caption(lines),
      columns: [
        Table.Column("measure", heading: "Measure"),
        Table.Column("value", heading: area.name, kind: .number),
        Table.Column("comparable", heading: "A year's rate", kind: .number),
        Table.Column("published", heading: "Published", kind: .number),
        Table.Column("neighbours", heading: "Neighbours", kind: .number),
        Table.Column("n", heading: "n", kind: .number),
        Table.Column("region", heading: "Region", kind: .number),
        Table.Column("england", heading: "England", kind: .number),
        Table.Column("standing", heading: "Stands"), Table.Column("trend", heading: "Trend"),
      ],
      rows: lines.map(row), notes: page.notes + notes(lines), sources: sources(lines))
  }

  private func caption(_ lines: [ReportLine]) -> String {
    guard let day = lines.compactMap({ $0.own.last?.period }).max() else {
      return "\(area.name), latest published figures."
    }
    return "\(area.name), as at \(day)."
  }

  private func row(_ line: ReportLine) -> [Table.Cell] {
    let places = line.definition.decimals
    return [
      .text(line.definition.title), figure(line.own.last?.figure, line),
      line.annualise > 1 ? comparable(line) : .empty, figure(line.beside?.published, line),
      cell(line.beside?.neighbours, line),
      line.beside.map { $0.neighbours == nil ? .empty : .whole($0.n) } ?? .empty,
      cell(line.beside?.region, line), cell(line.beside?.england, line),
      .text(line.standing.rawValue),
      line.trend.map { trend in
        let texts = trend.values.map { Rounding.text($0, decimals: places) }
        return .series(
          trend.values,
          shown: "\(trend.from) to \(trend.to): \(texts.joined(separator: ", "))")
      } ?? .empty,
    ]
  }

  private func comparable(_ line: ReportLine) -> Table.Cell {
    line.comparable == nil ? figure(line.own.last?.figure, line) : cell(line.comparable, line)
  }

  private func figure(_ figure: Figure?, _ line: ReportLine) -> Table.Cell {
    guard let figure else { return .empty }
    if let withheld = figure.withheld { return .withheld(withheld) }
    return cell(figure.value, line)
  }

  private func cell(_ value: Double?, _ line: ReportLine) -> Table.Cell {
    guard let value else { return .empty }
    let shown = Rounding.text(value, decimals: line.definition.decimals, isGrouped: true)
    return .number(value, shown: shown)
  }

  private func notes(_ lines: [ReportLine]) -> [String] {
    var notes: [String] = []
    for line in lines where line.annualise > 1 && line.beside != nil {
      notes.append(
        "\(line.definition.title): multiplied by \(line.annualise) to stand beside a yearly figure."
      )
    }
    for line in lines where !line.because.isEmpty {
      notes.append("\(line.definition.title): \(line.because)")
    }
    return notes
  }

  private func sources(_ lines: [ReportLine]) -> [String] {
    lines.compactMap { line in
      line.beside.map {
        "\(line.definition.title): beside \($0.definition.title) (\($0.definition.id)), \($0.period)"
      }
    }
  }
}
