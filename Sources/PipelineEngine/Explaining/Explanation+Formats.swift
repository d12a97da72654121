internal import DelimitedText
internal import Emission
internal import Foundation
internal import ReturnModel
internal import ReturnSpec

extension Explanation {
  /// The formats an explanation is given in.
  package enum Format: String, CaseIterable, Sendable {
    /// For people.
    case md
    /// All of it, for programs.
    case json
    /// The records alone, a row each.
    case csv
  }

  /// The explanation in `format`, as UTF-8 that ends in a line feed.
  package func bytes(_ format: Format) throws -> [UInt8] {
    switch format {
    case .md: Array(MarkdownPage(title: title, tables: tables).text.utf8)
    case .json: try json()
    case .csv: csv()
    }
  }

  private var title: String {
    let slice = breakdown == .total ? "" : ", \(breakdown.key)"
    return "\(indicator.title): \(area.name), \(period)\(slice)"
  }

  // MARK: JSON

  private struct Document: Encodable {
    let indicator: String
    let title: String
    let measure: String
    let area: String
    let areaName: String
    let period: String
    let breakdown: String
    let definition: [String: String]
    let definedIn: String
    let neighbours: String
    let figures: [ExplainedFigure]
    let history: [[String: String]]
  }

  private func json() throws -> [UInt8] {
    let document = Document(
      indicator: indicator.id.text, title: indicator.title, measure: indicator.measure.rawValue,
      area: area.id.text, areaName: area.name, period: period.description,
      breakdown: breakdown.key,
      definition: Dictionary(
        definition.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first }),
      definedIn: "Pipelines/\(folder)/indicators", neighbours: neighbours, figures: figures,
      history: history.rows.map { row in
        Dictionary(
          zip(FigureHistory.columns, row.cells), uniquingKeysWith: { first, _ in first })
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(document)) + [UInt8(ascii: "\n")]
  }

  // MARK: CSV

  private func csv() -> [UInt8] {
    var writer = DelimitedWriter(neutralisesFormulas: true)
    writer.writeRow([
      "source", "round", "key", "numerator", "denominator", "file", "line", "element", "sha256",
    ])
    for figure in figures {
      for record in figure.records {
        writer.writeRow([
          figure.source, figure.round, record.key, String(record.numerator),
          record.denominator.map { String($0) } ?? "", record.file, String(record.line),
          record.element, record.extract,
        ])
      }
    }
    return writer.take()
  }

  // MARK: Markdown

  private var tables: [Table] {
    [definitionTable] + figures.flatMap { [table($0)] + recordTables($0) } + [historyTable]
  }

  private var definitionTable: Table {
    var rows = [("defined in", "Pipelines/\(folder)/indicators")]
    rows += definition.map { ($0.key, $0.text) }
    if !neighbours.isEmpty { rows.append(("neighbours", neighbours)) }
    return Table(
      title: "Definition", columns: [.init("what", heading: "What"), .init("is", heading: "Is")],
      rows: rows.map { [.text($0), .text($1)] })
  }

  private func table(_ figure: ExplainedFigure) -> Table {
    let extracts = figure.extracts.map { extract in
      ["extract", extract.file, extract.sha256, text(extract.numerator), text(extract.denominator)]
    }
    let parts = figure.parts.map { part in
      ["area", part.area, "", text(part.numerator), text(part.denominator)]
    }
    let places = figure.places.map { place in
      ["printed", "\(place.file):\(place.line) \(place.column)", "", "", ""]
    }
    let own = ["figure", text(figure.value), figure.status]
    return Table(
      title: "\(figure.source) \(figure.round)\(figure.released)",
      caption: "Known from \(figure.knownFrom); \(figure.rules) rules in force.",
      columns: [
        .init("what", heading: "What"), .init("name", heading: "Name"),
        .init("sha256", heading: "SHA-256"),
        .init("numerator", heading: "Numerator", kind: .number),
        .init("denominator", heading: "Denominator", kind: .number),
      ],
      rows: ([own + [text(figure.numerator), text(figure.denominator)]] + extracts + places + parts)
        .map { $0.map { .text($0) } },
      notes: figure.notes)
  }

  private func recordTables(_ figure: ExplainedFigure) -> [Table] {
    guard !figure.records.isEmpty else { return [] }
    return queryTables(figure) + [
      Table(
        title: "Records counted: \(figure.source) \(figure.round)",
        caption: "\(figure.records.count) records, \(figure.above) of them above the line.",
        columns: [
          .init("key", heading: "Key"), .init("numerator", heading: "Numerator", kind: .number),
          .init("denominator", heading: "Denominator", kind: .number),
          .init("file", heading: "File"), .init("line", heading: "Line", kind: .number),
          .init("element", heading: "Element"),
        ],
        rows: figure.records.map { record in
          [
            .text(record.key), .whole(record.numerator),
            record.denominator.map { .whole($0) } ?? .empty, .text(record.file),
            .whole(record.line), .text(record.element),
          ]
        })
    ]
  }

  private func queryTables(_ figure: ExplainedFigure) -> [Table] {
    guard !figure.queries.isEmpty else { return [] }
    let keys = ["what", "key", "name", "note", "by", "on"]
    return [
      Table(
        title: "Accepted and corrected: \(figure.source) \(figure.round)",
        caption: "What was said of the records counted: the rule accepted, or the field corrected.",
        columns: keys.map { .init($0) },
        rows: figure.queries.map { query in
          [query.kind.rawValue, query.key, query.name, query.note, query.by, query.on]
            .map { .text($0) }
        })
    ]
  }

  private var historyTable: Table {
    let shown = [
      "source", "round", "released", "revision", "standing", "value", "known_from", "known_until",
      "file",
    ]
    let places = shown.compactMap { FigureHistory.columns.firstIndex(of: $0) }
    return Table(
      title: "Every figure it has had", columns: shown.map { .init($0) },
      rows: history.rows.map { row in places.map { .text(row.cells[$0]) } })
  }

  private func text(_ value: Double?) -> String { value.map(FigureHistory.Row.number) ?? "" }
}
