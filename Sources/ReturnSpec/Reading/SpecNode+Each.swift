extension Array {
  /// What `make` reads from each element, in order.
  func each<Value>(
    _ make: (Element) throws(SpecError) -> Value
  ) throws(SpecError) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    for node in self { values.append(try make(node)) }
    return values
  }
}
