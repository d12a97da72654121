internal import Foundation
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Validation

/// Joins what readers wrote into the run's own files, in the order of its extracts, and finds what can
/// be told only once every extract has been read.
final class JoinedOutput {
  /// The run's findings.
  let findings: FindingFile
  private let quarantined: RowSpool
  private let lastReturnRows: RowSpool
  private let rounds: RoundCache
  private let folder: String
  /// The returns read, by the number of their extract in the run.
  private var returns: [Int: ReadReturn] = [:]
  private var duplicates: DuplicateFinder?
  /// Faults that stand in two returns, by rule and round.
  private(set) var tally = RuleTally()
  private let council: CouncilRecords
  /// The lines of the patches that met their records.
  private var metPatches: Set<Int> = []
  private let output: String
  /// Where the findings stand that are no one extract's.
  private(set) var late = SpoolPiece(path: "", range: 0..<0)

  init(
    _ rounds: RoundCache, _ council: CouncilRecords, folder: String, spillingInto work: String
  ) throws(StageFailure) {
    self.council = council
    output = folder
    self.folder = work
    self.rounds = rounds
    findings = try FindingFile(path: "\(folder)/findings.csv", headed: true, council: council)
    quarantined = try RowSpool(
      path: "\(folder)/quarantine.csv", columns: ReadingState.quarantineColumns)
    lastReturnRows = try RowSpool(
      path: "\(folder)/last-return.csv", columns: LastReturnRow.columns)
  }

  /// Takes what one job left on disk; its first extract has the number `base` in the run.
  func take(_ result: JobResult, of reading: ReadingResult, base: Int) throws {
    try findings.append(reading.piece(.findings, result.range(.findings)))
    try quarantined.append(reading.piece(.quarantine, result.range(.quarantine)))
    try lastReturnRows.append(reading.piece(.lastReturn, result.range(.lastReturn)))
    for found in result.returns { returns[base + found.place] = found }
  }

  /// Takes what is no one job's, and the keys that must not stand in two returns.
  func take(_ results: [ReadingResult], _ ordered: [(result: JobResult, reading: Int)]) throws {
    for result in results {
      findings.take(result)
      metPatches.formUnion(result.metPatches)
    }
    guard ordered.contains(where: { !$0.result.range(.keys).isEmpty }) else { return }
    let duplicates = DuplicateFinder(spillingInto: folder, across: [.run, .rounds])
    // Rounds get their numbers in the order of the extracts, whoever read them.
    for found in returns.sorted(by: { $0.key < $1.key }).map(\.value.round).firstOfEach() {
      duplicates.meet(try rounds.round(named: found))
    }
    let open = results.map { FileHandle(forReadingAtPath: $0.files[SpoolKind.keys.rawValue].path) }
    var base = 0
    for (result, number) in ordered {
      let reading = results[number]
      try reading.piece(.keys, result.range(.keys)).forEachRecord(in: open[number]) {
        key, payload in
        try duplicates.add(
          key: key, payload: payload, rounds: reading.keyRounds, sharedRules: reading.sharedRules,
          base: base)
      }
      base += result.outcomes.count
    }
    self.duplicates = duplicates
  }

  /// Reports what stands in two returns, and gives the files their names.
  func finish(people: inout PeopleList) throws {
    let start = findings.mark()
    let owners = returns.mapValues(\.owner)
    try duplicates?.finish(owners: { owners[$0] ?? "" }) { occurrence in
      guard let found = returns[occurrence.extract] else { return }
      let writer = FindingWriter(
        round: try rounds.round(named: found.round), file: found.file, area: found.authority,
        files: found.files, establishment: found.establishment, carried: council.carried)
      let finding = writer.finding(occurrence)
      let status = try findings.take(finding)
      tally.takeFault(of: finding.rule, in: found.round)
      guard status == .open else { return }
      people.take(
        PersonFinding(
          finding, person: occurrence.businessKey, extract: occurrence.extract,
          subject: occurrence.subject))
    }
    try reportPatches()
    late = SpoolPiece(path: "\(output)/findings.csv", range: start..<findings.mark())
    try findings.close()
    try quarantined.close()
    try lastReturnRows.close()
  }
}

extension JoinedOutput {
  /// The authorities read of each return.
  var read: [ReturnID: Set<String>] {
    returns.values.reduce(into: [:]) { $0[$1.round.returnID, default: []].insert($1.authority) }
  }

  /// Reports the patches that met no record, of returns that were read.
  private func reportPatches() throws(StageFailure) {
    guard let book = council.patches else { return }
    let read = read
    for patch in book.patches
    where read[patch.returnID] != nil && !metPatches.contains(patch.line) {
      let notice = Notice.patchUnused
      var finding = Finding(
        rule: RuleCode(notice.rawValue), severity: notice.severity, returnID: patch.returnID,
        module: patch.module, recordKey: patch.recordKey, file: book.file, line: patch.line,
        field: patch.field.text, wording: notice.wording, action: notice.action)
      finding.carried = council.carried?.texts(of: patch.recordKey) ?? []
      try findings.take(finding)
    }
  }
}

extension Sequence where Element: Hashable {
  /// The elements, each where it first stands.
  fileprivate func firstOfEach() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
