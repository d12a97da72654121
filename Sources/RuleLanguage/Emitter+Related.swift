import ReturnModel

extension Emitter {
  /// The steps of a walk: result so far, begin, condition, value, keep, go on.
  mutating func emitRelated(_ related: RelatedRecords, _ node: TypedNode) {
    emitStart(of: related, node)
    let begin = next
    add(
      Operation(
        .walk, level: UInt8(clamping: level), y: related.hops, constant: Int64(related.module)),
      node, delta: 0)
    level += 1
    let body = next
    var leave: Int?
    var skip: Int?
    switch related.function {
    case .any, .all:
      if let condition = related.condition { emit(condition) } else { push(1, node) }
      leave = next
      add(Operation(related.function == .any ? .walkAny : .walkAll), node, delta: -1)
    default:
      if let condition = related.condition {
        emit(condition)
        skip = next
        add(Operation(.walkWhere), node, delta: -1)
      }
      if let value = related.value { emit(value) }
      if related.function == .first { leave = next }
      add(keeping(related), node, delta: related.value == nil ? 0 : -1)
    }
    if let skip { land(skip) }
    add(Operation(.walkOn, x: body), node, delta: 0)
    level -= 1
    if let leave { land(leave) }
    land(begin)
  }

  private mutating func emitStart(of related: RelatedRecords, _ node: TypedNode) {
    switch related.function {
    case .all: push(1, node)
    case .any, .count: push(0, node)
    case .sum: push(node.type == .decimal ? Int64(bitPattern: (0.0).bitPattern) : 0, node)
    default: add(Operation(.blank), node, delta: 1)
    }
  }

  /// The step that adds one record to the result.
  private func keeping(_ related: RelatedRecords) -> Operation {
    let isDecimal = related.value?.type == .decimal
    switch related.function {
    case .count: return Operation(.walkCount)
    case .sum: return Operation(isDecimal ? .walkSumDecimals : .walkSumIntegers)
    case .first: return Operation(.walkFirst)
    default:
      let better: Comparison = related.function == .min ? .less : .greater
      return Operation(isDecimal ? .walkBestDecimal : .walkBestInteger, mode: better.rawValue)
    }
  }
}
