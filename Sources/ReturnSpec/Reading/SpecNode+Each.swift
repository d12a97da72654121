extension Array where Element == SpecNode {
  /// What `make` reads from each node, in order.
  func each<Value>(
    _ make: (SpecNode) throws(SpecError) -> Value
  ) throws(SpecError) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    for node in self { values.append(try make(node)) }
    return values
  }
}
