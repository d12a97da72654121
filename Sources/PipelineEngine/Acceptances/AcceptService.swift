internal import ByteInput
internal import Foundation
package import PipelineCore
package import ReturnModel
internal import ReturnSpec
internal import Validation

/// Writes lines of `acceptances.csv`, and the notes of those there are.
package struct AcceptService {
  /// What is to be accepted and why.
  package struct Request: Sendable {
    /// The rule.
    package var rule: String
    /// The record, as the finding names it.
    package var recordKey: String
    /// Why it stands.
    package var note: String
    /// Who says so.
    package var by: String
    /// The day it is said; `nil` for today.
    package var on: CalendarDate?
    /// The last day it holds; `nil` for as long as the values stay.
    package var expires: CalendarDate?

    /// Makes a request.
    package init(rule: String, recordKey: String, note: String, by: String) {
      self.rule = rule
      self.recordKey = recordKey
      self.note = note
      self.by = by
    }
  }

  private let engine: Engine
  private let path: String

  /// Makes a service over the file `acceptances`.
  package init(_ engine: Engine, acceptances path: String) {
    self.engine = engine
    self.path = path
  }

  private var file: String { path.split(separator: "/").last.map(String.init) ?? path }

  private func lines() throws(StageFailure) -> [Acceptance] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try AcceptanceFile(path: path).lines
  }

  /// Appends a line for each finding of the rule and record that is in `source`, and says what was
  /// done.
  ///
  /// The file is made when it is not there, and is replaced whole or not at all.
  package func accept(
    _ request: Request, from source: FindingSource
  ) throws(StageFailure) -> [String] {
    let rule = RuleCode(request.rule)
    let found = try source.findings(of: rule, key: request.recordKey)
    guard !found.isEmpty else {
      throw StageFailure(
        .validate, .usage, subject: "rule \(rule)",
        problem: "there is no such finding of that record",
        advice: "Give rule and record key as the findings have them.")
    }
    var lines = try lines()
    var messages: [String] = []
    var made: [Acceptance] = []
    for finding in found {
      let line = try line(request, finding)
      guard !made.contains(line) else { continue }
      if lines.contains(where: { covers($0, line) }) {
        messages.append("rule \(rule): accepted already, nothing was written")
        continue
      }
      made.append(line)
      if finding.finding.severity == .error {
        messages.append("rule \(rule) is an error: the Department may not take a note on it")
      }
      if request.recordKey.hasPrefix("#") {
        messages.append(
          "the record has no key of its own and is named by its place: another extract may name another"
        )
      }
    }
    guard !made.isEmpty else { return messages }
    lines += made
    try OutputFile.write(AcceptanceFile.text(of: lines), to: path)
    return messages + ["\(file): \(made.count) lines added"]
  }

  /// Whether a line that is there says what the new one would, as long as it would.
  private func covers(_ old: Acceptance, _ new: Acceptance) -> Bool {
    guard old.rule == new.rule, old.recordKey == new.recordKey, old.fingerprint == new.fingerprint
    else { return false }
    guard let until = old.expires else { return true }
    return new.expires.map { $0 <= until } ?? false
  }

  private func line(
    _ request: Request, _ found: FoundFinding
  ) throws(StageFailure) -> Acceptance {
    let finding = found.finding
    guard let fingerprint = found.fingerprint, try !asksForEstablishment(finding) else {
      throw StageFailure(
        .validate, .usage, subject: "rule \(finding.rule)",
        problem: "its values cannot all be told from a table of findings",
        advice: "Accept it from the store that the return was loaded into: --store PATH.")
    }
    return Acceptance(
      rule: finding.rule, recordKey: CouncilTable.plain(finding.recordKey),
      fingerprint: fingerprint, note: request.note, by: request.by,
      on: request.on ?? Engine.now().date, expires: request.expires, returnID: finding.returnID,
      area: finding.area, field: finding.field)
  }

  /// Whether the finding is about an establishment and not about a person, so that its fingerprint has
  /// the establishment in it, which no table of findings says.
  private func asksForEstablishment(_ finding: Finding) throws(StageFailure) -> Bool {
    guard finding.fingerprint == nil, !finding.returnID.text.isEmpty else { return false }
    do {
      let definition = try engine.library.definition(of: finding.returnID)
      guard definition.header.establishment != nil else { return false }
    } catch { throw StageFailure(error) }
    let person = finding.recordKey.split(separator: "/").first.map(String.init) ?? ""
    return person.isEmpty || person.hasPrefix("#") || person == finding.module.text
      || finding.module.text.isEmpty
  }

  /// The notes as text to paste into the Department's portal: by rule, then by record.
  ///
  /// With `source` only of findings that are there with the values accepted.
  package func notes(
    rule: String?, from source: FindingSource?, on day: CalendarDate?
  ) throws(StageFailure) -> String {
    let day = day ?? Engine.now().date
    var lines = try AcceptanceFile(path: path).lines.filter { line in
      (rule == nil || line.rule.text == rule) && !line.hasExpired(on: day)
    }
    var wordings: [RuleCode: String] = [:]
    if let source {
      let ledger = AcceptanceLedger(lines, on: day)
      var used: Set<Int> = []
      try source.forEach { finding, fingerprint in
        var finding = finding
        finding.fingerprint = fingerprint
        guard case .accepted(let place) = ledger.verdict(on: finding) else { return }
        used.insert(place)
        wordings[finding.rule] = finding.wording
      }
      lines = lines.indices.filter(used.contains).map { lines[$0] }
    }
    var text = ""
    for rule in Set(lines.map(\.rule)).sorted() {
      let wording = wordings[rule].map { ": \($0)" } ?? ""
      text += "\(text.isEmpty ? "" : "\n")\(rule)\(wording)\n"
      for line in lines where line.rule == rule {
        let area = line.area.isEmpty ? "" : " (\(line.area))"
        text += "  \(line.recordKey)\(area)\n    \(line.note)\n"
      }
    }
    return text
  }
}
