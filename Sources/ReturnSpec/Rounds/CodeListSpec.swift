internal import ReturnModel

/// A code list as its file says it, with the rounds each code is in force.
struct CodeListSpec {
  struct Entry {
    let code: CodeList.Code
    let inForce: RoundRange
  }

  let name: ListName
  let entries: [Entry]
  let groups: [(id: String, label: String)]
  let areaScheme: AreaCode.Scheme?
  /// The first round in which former texts are no longer to be used; `nil` for all.
  let formerSince: RoundID?
  let file: String

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "list", "title", "source", "codes", "groups", "areas", "former-since", "note")
    name = ListName(try map.text("list"))
    var groups: [(id: String, label: String)] = []
    for group in try map.list("groups") {
      let map = try group.mapping("id", "label", "note")
      groups.append((try map.text("id"), try map.text("label")))
    }
    var entries: [Entry] = []
    for code in try map.list("codes") {
      let map = try code.mapping(
        "code", "label", "group", "aliases", "former", "since", "until", "note")
      let group = try map.optionalText("group")
      if let group, !groups.contains(where: { $0.id == group }) {
        throw code.error(
          "unknown group '\(group)'\(SpecError.hint(group, among: groups.map(\.id)))")
      }
      let entry = Entry(
        code: CodeList.Code(
          code: try map.text("code"), label: try map.text("label"), group: group,
          aliases: try map.texts("aliases"), former: try map.texts("former")),
        inForce: try RoundRange(map))
      let isTwice = entries.contains {
        $0.code.code == entry.code.code && $0.inForce.overlaps(entry.inForce)
      }
      if isTwice { throw code.error("the code '\(entry.code.code)' stands in \(name) twice") }
      entries.append(entry)
    }
    formerSince = try map.name("former-since")
    areaScheme = try map["areas"]?.mapping("scheme").required("scheme")
      .instance(of: AreaCode.Scheme.self)
    self.entries = entries
    self.groups = groups
    file = node.file
  }

  /// The list as it stands in `round`; area codes are those in force on `day` or later.
  func list(
    in round: RoundID, areas: AreaDirectory, since day: CalendarDate?
  ) -> CodeList {
    let isBefore = formerSince.map { round < $0 } ?? false
    var codes = entries.filter { $0.inForce.contains(round) }.map(\.code).map { code in
      guard isBefore, !code.former.isEmpty else { return code }
      return CodeList.Code(
        code: code.code, label: code.label, group: code.group, aliases: code.aliases + code.former)
    }
    if let areaScheme {
      for area in areas.areas where area.level == .localAuthority {
        for code in area.codes where code.scheme == areaScheme {
          if let day, let until = code.until, until < day { continue }
          codes.append(CodeList.Code(code: code.code, label: area.name))
        }
      }
    }
    return CodeList(name: name, codes: codes)
  }
}
