internal import ReturnModel

/// What files of tables hold, as a Data Package (version 2) tells it: `datapackage.json`.
package struct DataPackage: Sendable {
  /// A file of a table.
  package struct Resource: Sendable {
    /// The file's name, beside the package.
    package let path: String
    /// The table in it, headed by its columns' keys.
    package let table: Table
    /// How many bytes it has.
    package let bytes: Int
    /// The SHA-256 of its bytes.
    package let sha256: String

    /// Makes a resource.
    package init(path: String, table: Table, bytes: Int, sha256: String) {
      (self.path, self.table, self.bytes, self.sha256) = (path, table, bytes, sha256)
    }
  }

  /// The package's name, of lower-case letters, digits and hyphens.
  package let name: String
  /// What it is about.
  package let title: String
  /// The marking of all in it.
  package let classification: String
  /// The files.
  package let resources: [Resource]

  /// Makes a package marked INTERNAL.
  package init(
    name: String, title: String, resources: [Resource], classification: String = "INTERNAL"
  ) {
    (self.name, self.title, self.resources) = (name, title, resources)
    self.classification = classification
  }

  private static let profiles = "https://datapackage.org/profiles/2.0"

  /// The package as JSON.
  package var json: String {
    let all = resources.map { "    " + Self.json($0) }.joined(separator: ",\n")
    return """
      {
        "$schema": "\(Self.profiles)/datapackage.json",
        "name": \(JSONText.string(Breakdown.slug(name))),
        "title": \(JSONText.string(title)),
        "description": \(JSONText.string(classification.isEmpty ? title : "\(classification): \(title)")),
        "resources": [
      \(all)
        ]
      }

      """
  }

  private static func json(_ resource: Resource) -> String {
    let name = Breakdown.slug(resource.path.split(separator: ".").first ?? "")
    return JSONText.object(
      ["name", "path", "type", "title", "format", "mediatype", "encoding", "bytes", "hash"]
        + ["schema"],
      [
        JSONText.string(name), JSONText.string(resource.path), JSONText.string("table"),
        JSONText.string(resource.table.title), JSONText.string("csv"),
        JSONText.string("text/csv"), JSONText.string("utf-8"), JSONText.number(resource.bytes),
        JSONText.string("sha256:\(resource.sha256)"), schema(resource.table),
      ])
  }

  private static func schema(_ table: Table) -> String {
    let rows = table.squareRows
    let fields = table.columns.enumerated().map { place, column in
      let isNumber = column.kind == .number && rows.allSatisfy { $0[place].isNumberOrReason }
      return JSONText.object(
        ["name", "type", "title"],
        [
          JSONText.string(column.key), JSONText.string(isNumber ? "number" : "string"),
          JSONText.string(column.heading),
        ])
    }
    let missing =
      [JSONText.object(["value", "label"], ["\"\"", JSONText.string("nothing")])]
      + Withheld.allCases.map {
        JSONText.object(
          ["value", "label"], [JSONText.string($0.symbol), JSONText.string($0.words)])
      }
    return JSONText.object(
      ["$schema", "fields", "missingValues"],
      [
        JSONText.string("\(profiles)/tableschema.json"), "[\(fields.joined(separator: ", "))]",
        "[\(missing.joined(separator: ", "))]",
      ])
  }
}

extension Table.Cell {
  /// Whether the cell is a number, a reason for none, or nothing.
  fileprivate var isNumberOrReason: Bool {
    switch bare {
    case .number, .whole, .withheld, .empty: true
    case .text, .link, .series, .across, .traced: false
    }
  }
}

extension Table {
  /// What the columns of ``csv`` are, in the published standard's columns: `<name>.meta.csv`.
  package var metaCSV: [UInt8] {
    CSVText.bytes(
      heading: [
        "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp",
        "filter_hint", "filter_grouping_column",
      ],
      rows: columns.map { column in
        let kind = column.kind == .number ? "Indicator" : "Filter"
        return [column.key, kind, column.heading, "", "", "", "", ""]
      })
  }
}
