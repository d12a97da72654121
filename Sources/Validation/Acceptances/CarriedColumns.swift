package import ReturnModel
package import ReturnSpec

/// Columns of the council's own that stand at the end of a table of findings, so that a fix can be
/// sent to whom it concerns.
///
/// A column is a field of the return, a column of its tables that is no field, or one of a list beside
/// the extracts, by the record's key; where several know a text, the list's is taken.
package struct CarriedColumns: Sendable {
  /// The names, in order.
  package let names: [String]
  private let list: [String: [String]]

  /// Makes columns; `list` has for a record's or a person's key a text for each name, or "".
  package init(_ names: [String], list: [String: [String]] = [:]) {
    self.names = names
    self.list = list
  }

  /// What the list has for a record or, where it does not name that, for what it belongs to.
  package func texts(of key: String) -> [String] {
    var texts = names.map { _ in "" }
    guard !list.isEmpty else { return texts }
    var key = key[...]
    while true {
      for (place, text) in (list[String(key)] ?? []).enumerated() where texts[place].isEmpty {
        texts[place] = text
      }
      guard let slash = key.lastIndex(of: "/") else { return texts }
      key = key[..<slash]
    }
  }

  /// The texts for `record` of `subject`, whose key is `key`.
  package func texts(
    of record: Int, key: String, in subject: Subject, _ modules: [ModuleSpec]
  ) -> [String] {
    var texts = texts(of: key)
    for place in names.indices where texts[place].isEmpty {
      texts[place] = text(place, of: record, in: subject, modules)
    }
    return texts
  }

  /// The nearest text: the record's own, then those of what it belongs to, then any of the subject.
  private func text(
    _ place: Int, of record: Int, in subject: Subject, _ modules: [ModuleSpec]
  ) -> String {
    var index = record
    while index >= 0, index < subject.records.count {
      if let text = own(place, index, subject, modules) { return text }
      index = Int(subject.records[index].parent)
    }
    for index in subject.records.indices {
      if let text = own(place, index, subject, modules) { return text }
    }
    return ""
  }

  private func own(
    _ place: Int, _ record: Int, _ subject: Subject, _ modules: [ModuleSpec]
  ) -> String? {
    if let carried = subject.carried.first(where: { $0.record == record && $0.column == place }) {
      return carried.text
    }
    let fields = modules[Int(subject.records[record].module)].fields
    guard let field = fields.firstIndex(where: { $0.name.text == names[place] }) else { return nil }
    let cell = subject.cell(record, field)
    return cell.state == .absent ? nil : subject.string(cell)
  }
}
