/// What a field's text means once it is read.
public enum FieldKind: String, Hashable, Sendable, CaseIterable {
  /// Any text, kept as it is: identifiers and numbers with leading zeros are text.
  case text
  /// One code of a code list.
  case code
  /// A whole number.
  case integer
  /// A number with a decimal point.
  case decimal
  /// A day, `ccyy-mm-dd`.
  case date
  /// A moment, `ccyy-mm-ddThh:mm:ss`; rules see its day.
  case timestamp
  /// `1` or `0`, `true` or `false`.
  case boolean
}
