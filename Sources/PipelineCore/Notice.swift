public import ReturnModel

/// What the pipeline itself has to say of an extract, beside the rules of its return.
///
/// A return may report one under a rule of its own (`notices:` in its `return.yaml`).
public enum Notice: String, CaseIterable, Sendable {
  /// An element or column was matched by another spelling of its name.
  case aliasUsed = "alias-used"
  /// An element or column that the round does not have.
  case unknownElement = "unknown-element"
  /// A field that only other rounds of the return have.
  case fieldOutsideRounds = "field-outside-rounds"
  /// A field stands twice in one record.
  case fieldRepeated = "field-repeated"
  /// Text between elements.
  case strayText = "stray-text"
  /// Attributes, which no return of this kind has.
  case attributesIgnored = "attributes-ignored"
  /// A record where its module cannot stand, or more than may stand there.
  case recordMisplaced = "record-misplaced"
  /// A text that is not of its field's kind.
  case invalidValue = "invalid-value"
  /// A required field that is not there.
  case missingValue = "missing-value"
  /// The extract's text is not UTF-8.
  case encoding = "encoding"
  /// Bytes after the end of a gzip file.
  case trailingBytes = "trailing-bytes"
  /// A heading whose meaning is not certain.
  case doubtfulHeading = "doubtful-heading"
  /// The authority in the header is not one we know.
  case unknownAuthority = "unknown-authority"
  /// A row without the key of whom it is about.
  case keyMissing = "key-missing"
  /// Two keys that differ by leading zeros alone.
  case keyNearlySame = "key-nearly-same"
  /// A key that a spreadsheet has turned into a rounded number.
  case keyRounded = "key-rounded"
  /// A day that stands for one that is not known.
  case placeholderDate = "placeholder-date"
  /// A sheet that holds no table of the return.
  case sheetIgnored = "sheet-ignored"
  /// A table of the return that was not given.
  case tableMissing = "table-missing"

  /// A code as an earlier release of its list has it.
  case formerCode = "former-code"

  /// The file's name says something else than its header.
  case fileName = "file-name"

  /// A patch that was not made, since its record has another value.
  case patchRefused = "patch-refused"
  /// A patch of a record that is not there.
  case patchUnused = "patch-unused"

  /// How much it matters.
  public var severity: Severity {
    switch self {
    case .recordMisplaced, .invalidValue, .missingValue, .fieldRepeated, .keyMissing, .keyRounded:
      .error
    case .unknownElement, .fieldOutsideRounds, .strayText, .attributesIgnored, .unknownAuthority,
      .keyNearlySame, .placeholderDate, .formerCode, .fileName, .patchRefused, .patchUnused:
      .query
    case .aliasUsed, .encoding, .trailingBytes, .doubtfulHeading, .sheetIgnored, .tableMissing:
      .info
    }
  }

  /// What is seen.
  public var wording: String {
    switch self {
    case .aliasUsed: "Name is spelt another way than the specification's; read as the field named"
    case .unknownElement: "Not part of this round's specification; it was not loaded"
    case .fieldOutsideRounds: "Field belongs to other rounds than this one; it was not loaded"
    case .fieldRepeated: "Field stands more than once in one record; the first was kept"
    case .strayText: "Text stands between elements; it was not loaded"
    case .attributesIgnored: "Element has attributes; they were not loaded"
    case .recordMisplaced: "Record cannot stand here; it was quarantined with all it holds"
    case .invalidValue: "Value is not of its field's kind"
    case .missingValue: "Field is required and is missing"
    case .encoding: "Text was converted to UTF-8"
    case .trailingBytes: "Bytes follow the end of the compressed file; they were not read"
    case .doubtfulHeading: "Heading is not certain; read as the field it means"
    case .formerCode: "Code is spelt as an earlier release had it; read as the code of today"
    case .fileName: "File's name is not what its header says it should be"
    case .unknownAuthority: "Authority is not one of the areas known; nothing can be loaded for it"
    case .keyMissing: "Row does not say whom it is about; it was quarantined"
    case .keyNearlySame: "Key differs from another by leading zeros alone; read as someone else"
    case .keyRounded: "Key was kept by a spreadsheet as a rounded number; the row was quarantined"
    case .placeholderDate: "Date stands for one that is not known; read as blank"
    case .sheetIgnored: "Sheet holds no table of the return; it was not read"
    case .tableMissing: "Table was not given; what asks for it was not worked out"
    case .patchRefused: "Value is not the old one of a patch; the record was read unpatched"
    case .patchUnused: "Patch is about a record or field that was not read; nothing was patched"
    }
  }

  /// What to do about it.
  public var action: String {
    switch self {
    case .aliasUsed: "None needed; ask the supplier to use the specification's spelling"
    case .unknownElement: "Check the spelling, or remove it"
    case .fieldOutsideRounds: "Remove it, or check the year in the header"
    case .fieldRepeated: "Remove the one that is wrong"
    case .strayText: "Remove the text, or put it into its element"
    case .attributesIgnored: "Move the values into elements"
    case .recordMisplaced: "Move it to where the specification has it, or remove it"
    case .invalidValue: "Correct the value"
    case .missingValue: "Enter the value"
    case .encoding: "None needed; ask the supplier for UTF-8"
    case .trailingBytes: "Check that the file was copied whole and once"
    case .doubtfulHeading: "Check one record against its source; correct forms/ if it is wrong"
    case .formerCode: "Use the code of the release in force"
    case .fileName: "Check that it is the file you mean; name it as the return's files are named"
    case .unknownAuthority: "Correct the authority's code in the header"
    case .keyMissing: "Enter the key"
    case .keyNearlySame: "Give the key as text in every table, so that its zeros are kept"
    case .keyRounded: "Give the key as text"
    case .placeholderDate: "Leave the date blank"
    case .sheetIgnored: "None needed, unless it should have held a table"
    case .tableMissing: "Give every table together, unless it is left out on purpose"
    case .patchRefused: "Remove the patch if the value is right now, else correct its old value"
    case .patchUnused: "Remove the patch, or correct its key, module and field"
    }
  }
}
