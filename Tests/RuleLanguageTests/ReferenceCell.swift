import ReturnModel

/// A cell as the interpreter reads it.
enum ReferenceCell {
  case absent
  case invalid
  case valid(ReferenceValue)

  init(_ sample: SampleRecord, field name: String) {
    guard let text = sample.cells[name] else {
      self = .absent
      return
    }
    guard !text.hasPrefix("!") else {
      self = .invalid
      return
    }
    let fields = Fixture.schema.modules[Fixture.module(sample.module)].fields
    switch fields.first(where: { $0.name.text == name })?.kind {
    case .integer: self = .valid(.integer(Int(text) ?? 0))
    case .decimal: self = .valid(.decimal(Double(text) ?? 0))
    case .boolean: self = .valid(.boolean(text == "1"))
    case .date, .timestamp:
      self = .valid(.date(Int(Fixture.day(String(text.prefix(10))).dayNumber)))
    default: self = .valid(.text(text))
    }
  }

  var isPresent: Bool { if case .absent = self { false } else { true } }

  var value: ReferenceValue {
    get throws(ReferenceStop) {
      switch self {
      case .absent: return .unknown
      case .invalid: throw .invalid
      case .valid(let value): return value
      }
    }
  }
}
