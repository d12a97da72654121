/// What a user is told about a fault in data: which rule, where, what to do.
public struct Finding: Hashable, Sendable {
  /// Whether somebody has accepted the finding.
  public enum Status: String, Hashable, Sendable {
    /// It asks for attention.
    case open
    /// A line of `acceptances.csv` covers it.
    case accepted
  }

  /// The rule's code, or the name of a notice of our own.
  public var rule: RuleCode
  /// How much it matters.
  public var severity: Severity
  /// Open or accepted.
  public var status: Status
  /// The return, or empty when the extract was not recognised.
  public var returnID: ReturnID
  /// The round, or empty when it is not known.
  public var round: RoundID
  /// The authority's code as the extract gives it, or empty.
  public var area: String
  /// The module of the record.
  public var module: ModuleName
  /// The record's business key and its path: `W201210021001/Requests[1]/Assessment`.
  public var recordKey: String
  /// The extract's file name, without folders.
  public var file: String
  /// The line the record's field, else the record, begins on; 1-based.
  public var line: Int
  /// The field, or empty when the finding is about a whole record.
  public var field: String
  /// The field's text as it was given.
  public var value: String
  /// What is wrong.
  public var wording: String
  /// What to do about it.
  public var action: String
  /// What stands for the values it reports; `nil` until somebody has worked it out.
  public var fingerprint: ValueFingerprint?
  /// The establishment's code, where the finding is not about a person, whose key would tell it apart;
  /// in no table.
  public var establishment = ""
  /// Texts of the council's own columns, one for each that is carried; none when none is.
  public var carried: [String] = []

  /// Makes a finding, open unless said otherwise.
  public init(
    rule: RuleCode, severity: Severity, status: Status = .open, returnID: ReturnID = "",
    round: RoundID = "", area: String = "", module: ModuleName = "", recordKey: String = "",
    file: String, line: Int, field: String = "", value: String = "", wording: String,
    action: String
  ) {
    self.rule = rule
    self.severity = severity
    self.status = status
    self.returnID = returnID
    self.round = round
    self.area = area
    self.module = module
    self.recordKey = recordKey
    self.file = file
    self.line = line
    self.field = field
    self.value = value
    self.wording = wording
    self.action = action
  }

  /// The columns of a findings table, in order.
  public static let columns = [
    "rule", "severity", "status", "return", "round", "area", "module", "record_key", "file", "line",
    "field", "value", "wording", "action",
  ]

  /// The finding's cells, in the order of ``columns``.
  public var cells: [String] {
    [
      rule.text, severity.rawValue, status.rawValue, returnID.text, round.text, area, module.text,
      recordKey, file, String(line), field, value, wording, action,
    ]
  }
}
