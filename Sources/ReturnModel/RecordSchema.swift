/// The modules of a round and their fields, with every place numbered.
///
/// Module and field numbers are positions in ``modules`` and in a module's ``Module/fields``; a
/// record's cells stand in the order of its module's fields.
public struct RecordSchema: Hashable, Sendable {
  /// A module: an element group or a table.
  public struct Module: Hashable, Sendable {
    /// The module's name.
    public let name: ModuleName
    /// The number of the module this one's records belong to; `nil` for the header and for subjects.
    public let parent: Int?
    /// Whether this is the header, of which an extract has one.
    public let isHeader: Bool
    /// The fields, in order.
    public let fields: [Field]

    /// Makes a module.
    public init(name: ModuleName, parent: Int?, isHeader: Bool = false, fields: [Field]) {
      self.name = name
      self.parent = parent
      self.isHeader = isHeader
      self.fields = fields
    }
  }

  /// A field of a module.
  public struct Field: Hashable, Sendable {
    /// The field's name.
    public let name: FieldName
    /// What its text means.
    public let kind: FieldKind
    /// Its codes, when ``kind`` is ``FieldKind/code``.
    public let list: CodeList?

    /// Makes a field.
    public init(name: FieldName, kind: FieldKind, list: CodeList? = nil) {
      self.name = name
      self.kind = kind
      self.list = list
    }
  }

  /// The modules; a parent stands before its children.
  public let modules: [Module]

  /// Makes a schema; a parent must stand before its children.
  public init(modules: [Module]) { self.modules = modules }

  /// The number of the module called `name`.
  public func module(_ name: ModuleName) -> Int? { modules.firstIndex { $0.name == name } }

  /// The number of the header module.
  public var header: Int? { modules.firstIndex(where: \.isHeader) }

  /// The numbers of `module` and all it belongs to, from itself up to the subject.
  public func lineage(of module: Int) -> [Int] {
    var lineage = [module]
    while let last = lineage.last, let parent = modules[last].parent { lineage.append(parent) }
    return lineage
  }
}
