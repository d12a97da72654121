/// A line of `patches.csv`: a value of one record is taken as another than its extract gives.
public struct Patch: Hashable, Sendable, Codable {
  /// The return.
  public var returnID: ReturnID
  /// The module of the record.
  public var module: ModuleName
  /// The record, as findings name it.
  public var recordKey: String
  /// The field.
  public var field: FieldName
  /// The text the extract gives; empty for none.
  public var old: String
  /// The text it is taken for; empty for none.
  public var new: String
  /// Why.
  public var reason: String
  /// Who says so.
  public var by: String
  /// The day it was said.
  public var on: CalendarDate
  /// The line it stands on; 1-based.
  public var line: Int

  /// Makes a patch.
  public init(
    returnID: ReturnID, module: ModuleName, recordKey: String, field: FieldName, old: String,
    new: String, reason: String, by: String, on: CalendarDate, line: Int = 0
  ) {
    self.returnID = returnID
    self.module = module
    self.recordKey = recordKey
    self.field = field
    self.old = old
    self.new = new
    self.reason = reason
    self.by = by
    self.on = on
    self.line = line
  }

  /// What became of a patch on one extract.
  public enum Outcome: String, Hashable, Sendable, Codable {
    /// The record was read with the new text.
    case applied
    /// The extract gives another text than the old one; the record was read as it is.
    case refused
  }
}

/// A patch that met its record in an extract, and what became of it.
public struct MetPatch: Hashable, Sendable, Codable {
  /// The patch.
  public let patch: Patch
  /// What became of it.
  public let outcome: Patch.Outcome

  /// Makes one.
  public init(patch: Patch, outcome: Patch.Outcome) {
    self.patch = patch
    self.outcome = outcome
  }
}
