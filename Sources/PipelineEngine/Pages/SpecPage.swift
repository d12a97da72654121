package import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// A round as it is once every amendment is made, as text that a reviewer can compare.
package struct SpecPage {
  private let round: RoundSpec

  /// Resolves the round that `name` says, such as `sen2/2025`.
  package init(_ engine: Engine, _ name: String) throws(StageFailure) {
    let parts = name.split(separator: "/").map(String.init)
    guard parts.count == 2 else {
      throw StageFailure(
        .specify, .usage, subject: name, problem: "not a round",
        advice: "Write return/round: sen2/2025.")
    }
    do {
      round = try engine.library.specification(of: ReturnID(parts[0]), areas: engine.areas)
        .resolve(RoundID(parts[1]))
    } catch { throw StageFailure(error) }
  }

  /// The page: a line a field, then rules and indicators by code.
  package var text: String {
    var lines = ["\(round.definition.id)/\(round.id)  \(round.definition.title)", ""]
    for (number, module) in round.modules.enumerated() {
      let parent = module.parent.map { " of \($0)" } ?? ""
      let limit = module.limit.map { ", at most \($0)" } ?? ""
      let key =
        module.key.isEmpty ? "" : ", key \(module.key.map(\.text).joined(separator: " else "))"
      lines.append("\(module.name) (\(module.role.rawValue)\(parent)\(limit)\(key))")
      for (field, spec) in module.fields.enumerated() {
        lines.append("  " + Self.line(spec, codes: round.schema.modules[number].fields[field].list))
      }
      lines.append("")
    }
    lines.append("rules")
    for rule in round.rules {
      lines.append("  \(rule.code) \(rule.severity.rawValue): \(rule.wording)")
    }
    lines += ["", "indicators"]
    for indicator in round.indicators {
      let slices = indicator.breakdowns.map(\.dimension).joined(separator: ", ")
      lines.append(
        "  \(indicator.definition.id) (\(indicator.definition.measure.rawValue); \(slices))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ field: FieldSpec, codes: CodeList?) -> String {
    var parts = ["\(field.name)", field.kind.rawValue]
    if let item = field.item { parts.append("item \(item)") }
    if field.isRequired { parts.append("required") }
    if let codes { parts.append("list \(codes.name) (\(codes.codes.count) codes)") }
    if let pattern = field.pattern { parts.append("pattern \(pattern)") }
    if let rule = field.rule { parts.append("faults under \(rule)") }
    if !field.aliases.isEmpty { parts.append("also \(field.aliases.joined(separator: " "))") }
    if field.isSensitive { parts.append("sensitive") }
    return parts.joined(separator: ", ")
  }
}
