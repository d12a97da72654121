package import ReturnModel

/// Which columns of a sheet say what place a row is of.
package struct SheetPlace: Sendable {
  /// The column of codes.
  package let code: String
  /// The scheme of the codes of councils.
  package let scheme: AreaCode.Scheme
  /// What the column of ONS codes is called, one way or another.
  package let ons: [String]

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("code", "scheme", "ons", "note")
    code = try map.text("code")
    scheme = try map.required("scheme").instance(of: AreaCode.Scheme.self)
    ons = try map.texts("ons")
  }
}
