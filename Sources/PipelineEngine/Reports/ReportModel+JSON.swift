internal import Emission
internal import ReturnModel

extension ReportModel {
  /// The report as one JSON object: pages, tables, cells with the figures they show.
  var json: String {
    let pages = pages.map { page in
      JSONText.object(
        ["id", "title", "priority", "tables"],
        [
          JSONText.string(page.id), JSONText.string(page.title), JSONText.string(page.priority),
          Self.list(page.sections.map(Self.table)),
        ])
    }
    let fields = [
      ("pack", JSONText.string(pack)), ("title", JSONText.string(title)),
      ("area", JSONText.string(area.code(.ons) ?? area.id.text)),
      ("classification", JSONText.string(classification.isEmpty ? "published" : classification)),
      ("summary", JSONText.string(summary)),
      ("made_from", JSONText.array(madeFrom)), ("pages", Self.list(pages, byLine: true)),
    ]
    return "{\n"
      + fields.map { "  \(JSONText.string($0.0)): \($0.1)" }.joined(separator: ",\n") + "\n}\n"
  }

  private static func table(_ section: ReportSection) -> String {
    let table = section.table
    let columns = table.columns.map { column in
      JSONText.object(
        ["key", "heading", "kind"],
        [
          JSONText.string(column.key), JSONText.string(column.heading),
          JSONText.string(column.kind == .number ? "number" : "text"),
        ])
    }
    return JSONText.object(
      ["id", "layout", "title", "caption", "columns", "rows", "notes", "sources", "words"],
      [
        JSONText.string(section.id), JSONText.string(section.layout.rawValue),
        JSONText.string(table.title), JSONText.string(table.caption), list(columns),
        list(table.squareRows.map { list($0.map(cell)) }), JSONText.array(table.notes),
        JSONText.array(table.sources), list(section.words.map(words)),
      ])
  }

  private static func cell(_ cell: Table.Cell) -> String {
    var (keys, values) = (["shown"], [JSONText.string(cell.shown)])
    switch cell.bare {
    case .number(let value, _):
      keys.append("value")
      values.append(JSONText.number(value))
    case .whole(let value):
      keys.append("value")
      values.append(JSONText.number(value))
    case .withheld(let reason):
      keys += ["value", "status"]
      values += ["null", JSONText.string(reason.rawValue)]
    case .text, .series, .across, .link, .traced, .empty: break
    }
    if !cell.coordinates.isEmpty {
      keys.append("figures")
      values.append(
        list(
          cell.coordinates.map {
            JSONText.object(
              ["indicator", "area", "period", "breakdown"],
              [
                JSONText.string($0.indicator.text), JSONText.string($0.area),
                JSONText.string($0.period.description), JSONText.string($0.breakdown.key),
              ])
          }))
    }
    return JSONText.object(keys, values)
  }

  private static func words(_ words: ReportWords) -> String {
    JSONText.object(
      ["indicator", "period", "dated", "author", "text", "stale"],
      [
        JSONText.string(words.coordinates.indicator.text),
        JSONText.string(words.coordinates.period.description),
        JSONText.string(words.dated.description), JSONText.string(words.author),
        JSONText.string(words.text), JSONText.string(words.stale),
      ])
  }

  /// Values that are JSON already, as a list.
  private static func list(_ values: [String], byLine: Bool = false) -> String {
    byLine
      ? "[\n    " + values.joined(separator: ",\n    ") + "\n  ]"
      : "[" + values.joined(separator: ", ") + "]"
  }
}
