/// One record of a return with what belongs to it, its fields as they will be written.
package struct WrittenRecord: Sendable {
  /// A field and its text.
  package struct Field: Sendable {
    /// The field's name.
    package let name: String
    /// Its text.
    package var value: String
  }

  /// The module.
  package let module: String
  /// The fields that are there.
  package private(set) var fields: [Field] = []
  /// Whether the record's row in a table lacks the key of whom it is about; an element never does.
  package var isKeyless = false
  /// The records that belong to it, in order.
  package var children: [WrittenRecord] = []

  /// Makes an empty record of `module`.
  package init(_ module: String) { self.module = module }

  /// The text of a field, or `nil` when it is not there.
  ///
  /// Setting `nil` takes it away.
  package subscript(_ name: String) -> String? {
    get { place(of: name).map { fields[$0].value } }
    set {
      let place = place(of: name)
      switch (place, newValue) {
      case (let place?, let value?): fields[place].value = value
      case (let place?, nil): fields.remove(at: place)
      case (nil, let value?): fields.append(Field(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Where a field stands.
  ///
  /// Nearly all names differ in length, which costs less to tell than that they differ.
  private func place(of name: String) -> Int? {
    let count = name.utf8.count
    return fields.firstIndex { $0.name.utf8.count == count && $0.name == name }
  }

  /// Keeps only the fields that `known` has for each module, here and below.
  package mutating func keep(_ known: [String: Set<String>]) {
    let own = known[module] ?? []
    fields.removeAll { !own.contains($0.name) }
    for index in children.indices { children[index].keep(known) }
  }

  /// The record at `path`: positions in ``children``, from here down.
  package subscript(at path: ArraySlice<Int>) -> WrittenRecord {
    get {
      guard let first = path.first else { return self }
      return children[first][at: path.dropFirst()]
    }
    set {
      guard let first = path.first else {
        self = newValue
        return
      }
      children[first][at: path.dropFirst()] = newValue
    }
  }

  /// The paths of every record of `module`, here and below, in order.
  package func paths(to module: String) -> [[Int]] {
    var found: [[Int]] = self.module == module ? [[]] : []
    for (index, child) in children.enumerated() {
      found += child.paths(to: module).map { [index] + $0 }
    }
    return found
  }
}
