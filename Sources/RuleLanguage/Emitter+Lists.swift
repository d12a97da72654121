extension Emitter {
  /// The text to look for, then the one step that looks it up.
  mutating func emitLookup(
    _ inner: TypedNode, _ list: Int, _ column: String, _ otherwise: String?, _ node: TypedNode
  ) {
    emit(inner)
    let name = keep(column)
    let missing = otherwise.map { keep($0).count + 1 } ?? 0
    add(
      Operation(
        .lookUp, x: list, y: name.count, constant: Int64(name.start) << 32 | Int64(missing)),
      node, delta: 0)
  }
}
