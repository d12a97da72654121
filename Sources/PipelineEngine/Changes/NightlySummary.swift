internal import Emission
internal import PipelineCore
internal import ReturnModel

/// What a run tells people in less than a page: what changed since the last one, and what became of
/// every record.
struct NightlySummary {
  /// The pipeline's title.
  let title: String
  let report: ExtractReport
  /// What changed; `nil` when there is no run to compare with.
  let changes: ChangeCounts?
  /// The names of the council's own columns.
  let carried: [String]
  /// What a person should know of extracts that came late, twice or not at all.
  var arrivals: [String] = []

  /// The most rows of a table, so that all of it stays on a page.
  private static let mostRows = 12

  /// As a page of HTML.
  var html: [UInt8] {
    Array(HTMLPage(title: heading, sections: tables.map { .init(table: $0) }).text.utf8)
  }

  /// As Markdown.
  var markdown: [UInt8] {
    Array(MarkdownPage(title: heading, tables: tables).text.utf8)
  }

  private var heading: String { "\(title): what changed" }

  private var tables: [Table] { [findings, records] }

  private var findings: Table {
    let kinds = FindingChange.Kind.allCases
    var table = Table(
      title: "Findings since the last run",
      columns: [Table.Column("return"), Table.Column("area")] + carried.map { Table.Column($0) }
        + kinds.map { Table.Column($0.rawValue, kind: .number) },
      rows: [])
    guard let changes else {
      table.caption = "There is no earlier run of this pipeline to compare with."
      table.notes = notes
      return table
    }
    // A group in which nothing moved is only counted.
    let groups = changes.groups.filter { $0.value.contains { Self.isMove($0.key) } }
      .sorted { ($1.value.moves, $0.key) < ($0.value.moves, $1.key) }
    for (group, counts) in groups.prefix(Self.mostRows) {
      table.rows.append(
        group.texts.map { .text($0) } + kinds.map { .whole(counts[$0] ?? 0) })
    }
    if groups.count > Self.mostRows {
      table.notes.append(
        "\(groups.count - Self.mostRows) more groups have changes; changes.csv has all of them.")
    }
    table.rows.append(
      [.text("all")] + Array(repeating: .empty, count: 1 + carried.count)
        + kinds.map { .whole(changes.total($0)) })
    table.notes.append(
      changes.figures == 0 ? "No figure changed." : "\(changes.figures) figures changed.")
    table.notes += notes
    return table
  }

  private static func isMove(_ kind: FindingChange.Kind) -> Bool {
    kind != .stillOpen && kind != .stillAccepted
  }

  private var notes: [String] {
    var notes = arrivals
    if let acceptances = report.acceptances {
      let counts = AcceptanceReport.State.allCases.map { "\(acceptances.count($0)) \($0.rawValue)" }
      notes.append(
        "Acceptances as of \(acceptances.day): \(acceptances.accepted.total) findings accepted. Lines: \(counts.joined(separator: ", "))."
      )
    }
    let (open, failures) = (report.findings, report.failureLines)
    notes.append(
      "Open in what was read: \(open.errors) errors, \(open.queries) queries, \(open.infos) information."
    )
    notes += failures.prefix(Self.mostRows / 2)
    if failures.count > Self.mostRows / 2 {
      notes.append("\(failures.count - Self.mostRows / 2) more failures: run.json has them.")
    }
    return notes
  }

  /// The five things that become of a record, by extract.
  private var records: Table {
    let numbers = ["read", "loaded", "unchanged", "superseded", "quarantined", "out of scope"]
    var table = Table(
      title: "Records",
      columns: [Table.Column("extract")] + numbers.map { Table.Column($0, kind: .number) },
      rows: [])
    let extracts = report.extracts.filter { !$0.isPassedOver }
    for extract in extracts.prefix(Self.mostRows) {
      table.rows.append(
        [.text(extract.label.isEmpty ? extract.file : extract.label)]
          + Self.cells(extract.counts))
    }
    if extracts.count > Self.mostRows {
      table.notes.append("\(extracts.count - Self.mostRows) more extracts are counted below.")
    }
    table.rows.append([.text("all")] + Self.cells(report.counts))
    return table
  }

  private static func cells(_ counts: RecordCounts) -> [Table.Cell] {
    [
      counts.read, counts.loaded, counts.unchanged, counts.superseded, counts.quarantined,
      counts.outOfScope,
    ].map { .whole($0) }
  }
}

extension [FindingChange.Kind: Int] {
  /// What asks for somebody's attention.
  fileprivate var moves: Int { (self[.new] ?? 0) + (self[.reopened] ?? 0) }
}
