package import PipelineCore
internal import ReturnModel
package import ReturnSpec

extension TableSetReader {
  /// Joins what was given and hands out every return it holds, each header before its subjects.
  ///
  /// They come in the order of the header's rows. ``summary`` is left with the rows that belong to none
  /// of them.
  package mutating func finishMany(
    into series: inout some SubmissionSeries,
    round lookup: (Recognition) throws(StageFailure) -> RoundSpec
  ) throws(StageFailure) {
    let join = TableJoin(parts: manyParts(), joined: sorter())
    try join.addTop(called: [], over: 0)
    for number in form.tables.indices {
      guard let given = given[number] else { continue }
      try join.join(given.rows, of: number) { table, row, reason throws(StageFailure) in
        summary.counts.quarantined += 1
        try series.setAside(quarantined(row, table, reason))
      }
    }
    var handing = TableSeries(reader: self)
    try join.joined.drain { place, payload throws(StageFailure) in
      try handing.take(PackedRow(payload), at: place, into: &series, round: lookup)
    }
    try handing.finish(into: &series)
    summary.counts.read = summary.counts.quarantined
    guard handing.hasBegun else { throw noHeader() }
  }

  private func manyParts() -> [Int: TableJoin.Part] {
    var parts: [Int: TableJoin.Part] = [:]
    for (number, given) in given {
      parts[number] = TableJoin.Part(
        number: number, names: given.names, label: form.tables[number].name,
        children: form.children(of: number), waiting: sorter())
    }
    return parts
  }

  /// A row that cannot be loaded, with what it holds.
  func quarantined(_ row: PackedRow, _ table: Int, _ reason: String) -> QuarantinedRecord {
    var record = QuarantinedRecord(
      line: row.line, module: form.tables[table].module.text, owner: -1, reason: reason)
    record.file = given[table]?.file ?? ""
    let headings = given[table]?.headings ?? []
    row.forEachCell { column, text in
      let heading = column < headings.count ? headings[column] : ""
      record.content.append("\(heading)=\(String(decoding: text, as: UTF8.self))")
    }
    return record
  }
}
