package import ReturnModel

extension ComparatorRow {
  /// The row's values as JSON, in the order of ``columns``.
  var jsonValues: [String] {
    [
      JSONText.string(indicator.text), JSONText.string(source.text), JSONText.string(area),
      JSONText.string(period.description), JSONText.string(breakdown.key), JSONText.string(unit),
      JSONText.string(comparator.rawValue), JSONText.string(method.rawValue),
      JSONText.string(neighbourSet), JSONText.number(value), JSONText.string(status.text),
      JSONText.number(numerator), JSONText.number(denominator), JSONText.number(n),
      JSONText.number(of), JSONText.array(missing), JSONText.number(change),
      JSONText.number(changePercent), JSONText.number(rank), JSONText.number(quartile),
    ]
  }

  /// The row's values as CSV fields, in the order of ``columns``; what is not there is empty.
  var fields: [String] {
    func text(_ number: Double?) -> String { number.flatMap(NumberText.shortest) ?? "" }
    func text(_ number: Int?) -> String { number.map { String($0) } ?? "" }
    return [
      indicator.text, source.text, area, period.description, breakdown.key, unit,
      comparator.rawValue, method.rawValue, neighbourSet ?? "", text(value), status.text,
      text(numerator), text(denominator), text(n), text(of), missing.joined(separator: ";"),
      text(change), text(changePercent), text(rank), text(quartile),
    ]
  }

  /// Rows as a JSON array of objects with the keys of ``columns``, in that order.
  ///
  /// Numbers have all their digits; what is not there is `null`. No rows is `[]`.
  package static func json(_ rows: [ComparatorRow]) -> String {
    JSONText.lines(rows.map { JSONText.object(columns, $0.jsonValues) })
  }

  /// Rows as CSV with the columns of ``columns``; missing members are parted by semicolons.
  package static func csv(_ rows: [ComparatorRow]) -> [UInt8] {
    CSVText.bytes(heading: columns, rows: rows.map(\.fields))
  }
}
