package import ReturnModel

/// Names records the way findings do: business key, then path.
///
/// `W201210021001/Requests[1]/Assessment`: the subject's first key field that is there, else `#` and
/// its ordinal; then each module down to the record, numbered where its parent may have several.
package struct RecordKey: Sendable {
  private let modules: [ModuleSpec]

  /// Makes keys for the records of a round.
  package init(_ modules: [ModuleSpec]) { self.modules = modules }

  /// The key of the record at `index` of `subject`.
  package func key(of index: Int, in subject: Subject) -> String {
    businessKey(of: subject) + path(of: index, in: subject)
  }

  /// The modules from the subject down to the record at `index`, each after a `/`; empty for the
  /// subject itself.
  package func path(of index: Int, in subject: Subject) -> String {
    var steps: [String] = []
    var index = index
    while subject.records[index].parent >= 0 {
      let record = subject.records[index]
      let module = modules[Int(record.module)]
      let number = module.limit == 1 ? "" : "[\(record.ordinal)]"
      steps.append("/\(module.name)\(number)")
      index = Int(record.parent)
    }
    return steps.reversed().joined()
  }

  /// The key of the subject itself.
  package func businessKey(of subject: Subject) -> String {
    guard let record = subject.records.first else { return "" }
    let module = modules[Int(record.module)]
    guard module.role == .subject else { return module.name.text }
    for field in module.key {
      guard let place = module.field(field) else { continue }
      let cell = subject.cell(0, place)
      if cell.state != .absent { return subject.string(cell) }
    }
    return "#\(subject.ordinal)"
  }
}
