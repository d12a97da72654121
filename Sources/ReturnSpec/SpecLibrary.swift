internal import Foundation
package import ReturnModel

/// The specifications in a pipelines folder, read when they are asked for and not before.
package struct SpecLibrary: Sendable {
  /// The pipelines folder.
  package let pipelines: String

  /// Makes a library over the folder `pipelines`; throws when it is not there.
  package init(pipelines: String) throws(SpecError) {
    self.pipelines = pipelines
    guard SpecFolder.exists("\(pipelines)/reference") else {
      throw SpecError(
        file: "Pipelines", line: 1,
        problem: "no pipelines folder here (it holds reference/); give one with --pipelines DIR")
    }
  }

  /// Areas, neighbours and other reference facts.
  package var reference: ReferenceReader { ReferenceReader(pipelines: pipelines) }

  /// Every person-level return there is, by id.
  package func returns() throws(SpecError) -> [ReturnDefinition] {
    var found: [ReturnDefinition] = []
    for folder in folders(holding: "return.yaml") {
      let file = "\(folder)/return.yaml"
      let node = try SpecNode.read("\(pipelines)/\(file)", file: file)
      guard let definition = try ReturnDefinition.read(node) else { continue }
      guard definition.id.text == folder else {
        throw node.error("the return '\(definition.id)' belongs in a folder of that name")
      }
      found.append(definition)
    }
    for folder in folders(holding: TableReturn.fileName) {
      guard let tables = try tableReturn(folder) else { continue }
      let node = try tables.definitionNode()
      guard let definition = try ReturnDefinition.read(node), definition.id.text == folder else {
        throw node.error("the return '\(tables.id)' belongs in a folder of that name")
      }
      found.append(definition)
    }
    return found
  }

  /// The return called `id`.
  package func definition(of id: ReturnID) throws(SpecError) -> ReturnDefinition {
    let all = try returns()
    if let found = all.first(where: { $0.id == id }) { return found }
    let hint = SpecError.hint(id.text, among: all.map(\.id.text))
    throw SpecError(file: "Pipelines", line: 1, problem: "there is no return '\(id)'\(hint)")
  }

  /// The rounds of a return that have a file, earliest first.
  package func rounds(of id: ReturnID) throws(SpecError) -> [RoundID] {
    let files = SpecFolder.names(in: "\(pipelines)/\(id)/rounds", ending: ".yaml")
    return files.map { RoundID($0) } + (try tableReturn(id.text).map { [$0.round] } ?? [])
  }

  /// Everything a return says, read once, from which rounds are resolved.
  package func specification(
    of id: ReturnID, areas: AreaDirectory
  ) throws(SpecError) -> ReturnSpecification {
    try ReturnSpecification(definition: try definition(of: id), library: self, areas: areas)
  }

  /// Every published table that has a mapping.
  package func publishedTables() throws(SpecError) -> [PublishedTableSpec] {
    try mappings().each { mapping throws(SpecError) in try mapping.table() }
  }

  /// The mapping of every published table, of which no more is read than tells whose file is whose.
  package func mappings() throws(SpecError) -> [TableMapping] {
    var mappings: [TableMapping] = []
    for folder in folders(holding: "tables") {
      for name in SpecFolder.names(in: "\(pipelines)/\(folder)/tables", ending: ".yaml") {
        let file = "\(folder)/tables/\(name).yaml"
        let text = try SpecNode.text(of: "\(pipelines)/\(file)", file: file)
        mappings.append(try TableMapping(text, folder: folder, file: file))
      }
    }
    return mappings
  }

  /// What every indicator of every return is, by id.
  package func indicators() throws(SpecError) -> [IndicatorDefinition] {
    var found: [IndicatorFile] = []
    for folder in folders(holding: "indicators") { found += try indicatorFiles(of: folder) }
    try IndicatorFile.requireDistinct(found)
    return found.map(\.definition).sorted { $0.id < $1.id }
  }

  /// The indicators of the folder `folder`, in the order of their files.
  func indicatorFiles(of folder: String) throws(SpecError) -> [IndicatorFile] {
    var files: [IndicatorFile] = []
    for node in try nodes(in: "\(folder)/indicators") {
      files += try IndicatorFile.all(in: node)
    }
    return files
  }

  /// The texts of a folder's YAML files, in the order of their names, unread.
  func texts(in folder: String) throws(SpecError) -> [String] {
    var texts: [String] = []
    for name in SpecFolder.names(in: "\(pipelines)/\(folder)", ending: ".yaml") {
      texts.append(
        try SpecNode.text(of: "\(pipelines)/\(folder)/\(name).yaml", file: "\(folder)/\(name).yaml")
      )
    }
    return texts
  }

  /// The documents of a folder's YAML files, in the order of their names, and those that a return of
  /// tables stands for.
  func nodes(in folder: String) throws(SpecError) -> [SpecNode] {
    var nodes: [SpecNode] = []
    for name in SpecFolder.names(in: "\(pipelines)/\(folder)", ending: ".yaml") {
      let file = "\(folder)/\(name).yaml"
      nodes.append(try SpecNode.read("\(pipelines)/\(file)", file: file))
    }
    let parts = folder.split(separator: "/").map(String.init)
    guard parts.count == 2, let tables = try tableReturn(parts[0]) else { return nodes }
    return nodes + (try tables.documents(parts[1]))
  }

  /// The return of tables in a folder; `nil` when it holds none.
  private func tableReturn(_ folder: String) throws(SpecError) -> TableReturn? {
    try node(at: "\(folder)/\(TableReturn.fileName)").map(TableReturn.init)
  }

  /// The document of one file; `nil` when it is not there.
  func node(at file: String) throws(SpecError) -> SpecNode? {
    guard SpecFolder.exists("\(pipelines)/\(file)") else { return nil }
    return try SpecNode.read("\(pipelines)/\(file)", file: file)
  }

  private func folders(holding name: String) -> [String] {
    SpecFolder.folders(in: pipelines).filter { SpecFolder.exists("\(pipelines)/\($0)/\(name)") }
  }
}
