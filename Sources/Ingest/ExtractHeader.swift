package import ReturnModel
package import ReturnSpec

/// What an extract says of itself, with the specification it is read by.
package struct ExtractHeader: Sendable {
  /// The round, which names its return.
  package let round: RoundSpec
  /// The header's record, as expressions read it.
  package let record: Subject
  /// What was odd about the header.
  package let remarks: [StructureRemark]
  /// The file of each module, by number, when an extract is several; else empty.
  package internal(set) var files: [String] = []

  /// The text of a header field; empty when it is absent.
  package func text(_ field: FieldName?) -> String {
    guard let field, let header = round.header, let place = round.modules[header].field(field)
    else {
      return ""
    }
    return record.string(record.cell(0, place))
  }

  /// The authority's code, as the extract gives it.
  package var authority: String { text(round.definition.header.authority) }

  /// The establishment's code, as the extract gives it; empty where a return is an authority's.
  package var establishment: String { text(round.definition.header.establishment) }

  /// When the extract was made and its number, as text that sorts.
  package var version: String {
    let fields = round.definition.header
    let serial = text(fields.serial)
    let padded = String(repeating: "0", count: max(0, 9 - serial.count)) + serial
    return "\(text(fields.submitted)) \(padded)"
  }
}
