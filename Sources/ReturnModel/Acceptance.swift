/// A line of `acceptances.csv`: somebody has looked at a finding and says why it stands.
public struct Acceptance: Hashable, Sendable {
  /// The rule.
  public var rule: RuleCode
  /// The record, as the finding names it.
  public var recordKey: String
  /// What the values were.
  public var fingerprint: ValueFingerprint
  /// Why it stands: what is told the Department.
  public var note: String
  /// Who says so.
  public var by: String
  /// The day it was said.
  public var on: CalendarDate
  /// The last day it holds; `nil` for as long as the values stay.
  public var expires: CalendarDate?
  /// The return, or empty for whichever has the rule.
  public var returnID: ReturnID
  /// The authority's code, or empty for any.
  public var area: String
  /// The field or fields the finding is on, for people to read.
  public var field: String
  /// The line it stands on; 1-based.
  public var line: Int

  /// Makes an acceptance.
  public init(
    rule: RuleCode, recordKey: String, fingerprint: ValueFingerprint, note: String, by: String,
    on: CalendarDate, expires: CalendarDate? = nil, returnID: ReturnID = "", area: String = "",
    field: String = "", line: Int = 0
  ) {
    self.rule = rule
    self.recordKey = recordKey
    self.fingerprint = fingerprint
    self.note = note
    self.by = by
    self.on = on
    self.expires = expires
    self.returnID = returnID
    self.area = area
    self.field = field
    self.line = line
  }

  /// Whether it no longer holds on `day`.
  public func hasExpired(on day: CalendarDate) -> Bool {
    if let expires { expires < day } else { false }
  }
}
