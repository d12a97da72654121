package import ReturnModel
package import ReturnSpec
internal import RuleLanguage
package import PipelineCore

/// Puts faults into words: a finding with rule, record key, file, line, field and value.
///
/// The value of a field marked sensitive is never put in; its fingerprint tells whether it moves.
package struct FindingWriter: Sendable {
  private let round: RoundSpec
  private let keys: RecordKey
  private let file: String
  private let area: String
  private let files: [String]
  private let establishment: String
  private let carried: CarriedColumns?

  /// Makes a writer for one extract; `files` has the file of each module, when it is several.
  ///
  /// `establishment` is whose return it is where a return is not an authority's, and `carried` the
  /// columns of the council's own.
  package init(
    round: RoundSpec, file: String, area: String, files: [String] = [],
    establishment: String = "", carried: CarriedColumns? = nil
  ) {
    self.round = round
    self.establishment = establishment
    self.carried = carried
    self.files = files
    self.file = file
    self.area = area
    keys = RecordKey(round.modules)
  }

  /// The finding for `fault` in `subject`.
  package func finding(_ fault: Fault, in subject: Subject) -> Finding {
    let record = subject.records[fault.record]
    var finding = blank(fault.kind, line: Int(record.line))
    place(&finding, in: Int(record.module))
    identify(&finding, fault.record, in: subject)
    put(fault.fields, of: fault.record, in: subject, into: &finding)
    return finding
  }

  /// The finding for a record whose key stands again elsewhere.
  package func finding(_ occurrence: UniquenessChecker.Occurrence) -> Finding {
    var finding = finding(round.rules[occurrence.rule], line: occurrence.line)
    let owner = round.modules[occurrence.field.module]
    let field = owner.fields[occurrence.field.field]
    place(&finding, in: occurrence.module)
    finding.recordKey = occurrence.recordKey
    let isOwn = occurrence.field.module == occurrence.module
    finding.field = isOwn ? field.name.text : "\(owner.name).\(field.name)"
    finding.value = field.isSensitive ? FingerprintMaker.withheld : occurrence.value
    if isIdentified(occurrence.businessKey) { finding.establishment = "" }
    finding.fingerprint = FingerprintMaker.fingerprint(
      of: finding, cells: [(finding.field, occurrence.value)])
    if let carried { finding.carried = carried.texts(of: occurrence.recordKey) }
    return finding
  }

  /// The finding for a patch that was not made of field number `field` of `record`.
  package func finding(
    _ patch: Patch, _ record: Int, _ field: Int, in subject: Subject
  ) -> Finding {
    var finding = finding(.patchRefused, line: Int(subject.records[record].line))
    let module = Int(subject.records[record].module)
    place(&finding, in: module)
    identify(&finding, record, in: subject)
    put([FieldReference(module: module, field: field)], of: record, in: subject, into: &finding)
    return finding
  }

  /// The finding for something odd about how `record` of `subject` is built.
  package func finding(
    _ notice: Notice, record: Int, line: Int, name: String, detail: String, in subject: Subject
  ) -> Finding {
    var finding = finding(notice, line: line)
    if subject.records.indices.contains(record) {
      place(&finding, in: Int(subject.records[record].module))
      identify(&finding, record, in: subject)
    }
    finding.field = name
    finding.value = detail
    return finding
  }

  /// The key of a record.
  package func key(of record: Int, in subject: Subject) -> String {
    keys.key(of: record, in: subject)
  }

  /// The business key of a subject.
  package func person(_ subject: Subject) -> String { keys.businessKey(of: subject) }

  /// Says which record the finding is about, and what the council's own columns have for it.
  private func identify(_ finding: inout Finding, _ record: Int, in subject: Subject) {
    finding.recordKey = keys.key(of: record, in: subject)
    if !finding.establishment.isEmpty, isIdentified(keys.businessKey(of: subject)) {
      finding.establishment = ""
    }
    if let carried {
      finding.carried = carried.texts(
        of: record, key: finding.recordKey, in: subject, round.modules)
    }
  }

  /// Whether a key is somebody's own, and not a place in an extract or the name of a module.
  private func isIdentified(_ key: String) -> Bool {
    !key.hasPrefix("#") && !round.modules.contains { $0.role != .subject && $0.name.text == key }
  }

  private func place(_ finding: inout Finding, in module: Int) {
    finding.module = round.modules[module].name
    if files.indices.contains(module), !files[module].isEmpty { finding.file = files[module] }
  }

  private func put(
    _ fields: [FieldReference], of record: Int, in subject: Subject, into finding: inout Finding
  ) {
    var (names, values) = ([String](), [String]())
    var cells: [(field: String, text: String?)] = []
    for (index, field) in fields.enumerated() {
      let spec = round.modules[field.module].fields[field.field]
      let owner = owner(of: field.module, from: record, in: subject)
      let isOwn = owner == record
      names.append(isOwn ? spec.name.text : "\(round.modules[field.module].name).\(spec.name)")
      cells.append((names[index], nil))
      guard let owner else { continue }
      let cell = subject.cell(owner, field.field)
      if index == 0, isOwn, cell.line > 0 { finding.line = Int(cell.line) }
      guard cell.state != .absent else { continue }
      cells[index].text = subject.string(cell)
      values.append(spec.isSensitive ? FingerprintMaker.withheld : subject.string(cell))
    }
    finding.field = names.joined(separator: ";")
    finding.value = values.joined(separator: ";")
    // A fault of no field reports no cell, as one of one blank field shows none.
    if cells.isEmpty { cells.append(("", nil)) }
    finding.fingerprint = FingerprintMaker.fingerprint(of: finding, cells: cells)
  }

  /// The record of `module` that `record` is or belongs to.
  private func owner(of module: Int, from record: Int, in subject: Subject) -> Int? {
    var index = record
    while index >= 0 {
      if Int(subject.records[index].module) == module { return index }
      index = Int(subject.records[index].parent)
    }
    return nil
  }

  /// A finding under a rule or one of our own notices, with nothing about the record yet.
  private func blank(_ kind: Fault.Kind, line: Int) -> Finding {
    switch kind {
    case .rule(let number): return finding(round.rules[number], line: line)
    case .invalidValue: return finding(.invalidValue, line: line)
    case .missingValue: return finding(.missingValue, line: line)
    }
  }

  /// A finding under `rule` with nothing about the record yet.
  package func finding(_ rule: Rule, line: Int) -> Finding {
    var finding = Finding(
      rule: rule.code, severity: rule.severity, returnID: round.definition.id, round: round.id,
      area: area, file: file, line: line, wording: rule.wording, action: rule.action)
    finding.establishment = establishment
    if let carried { finding.carried = carried.names.map { _ in "" } }
    return finding
  }

  /// A finding under one of our own notices, or under the rule the return names for it.
  package func finding(_ notice: Notice, line: Int) -> Finding {
    if let number = round.noticeRules[notice.rawValue] {
      return finding(round.rules[number], line: line)
    }
    var finding = Finding(
      rule: RuleCode(notice.rawValue), severity: notice.severity, returnID: round.definition.id,
      round: round.id, area: area, file: file, line: line, wording: notice.wording,
      action: notice.action)
    finding.establishment = establishment
    if let carried { finding.carried = carried.names.map { _ in "" } }
    return finding
  }
}
