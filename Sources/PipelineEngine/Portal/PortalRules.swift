internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Our rules by the codes that the Department's portal has for them.
struct PortalRules {
  /// A rule as the portal may name it.
  struct Entry {
    let returnID: ReturnID
    let rule: Rule
  }

  private var byCode: [String: [Entry]] = [:]
  private var codes: [ReturnID: [RuleCode: String]] = [:]

  /// Reads the rules of the return `name`, or of every one.
  init(_ engine: Engine, only name: String?) throws(StageFailure) {
    do throws(SpecError) {
      var all = try engine.library.returns()
      if let name { all = [try engine.library.definition(of: ReturnID(name))] }
      for definition in all {
        let specification = try engine.library.specification(of: definition.id, areas: engine.areas)
        for (rule, _) in specification.rulesWithExamples { add(rule, of: definition.id) }
      }
    } catch { throw StageFailure(error) }
  }

  private mutating func add(_ rule: Rule, of id: ReturnID) {
    // The Department's number where it is known, else our code, which may be its own.
    let given = rule.departmentCode.flatMap { $0.isEmpty ? nil : $0 } ?? rule.code.text
    let code = PortalExport.plain(given)
    byCode[code, default: []].append(Entry(returnID: id, rule: rule))
    codes[id, default: [:]][rule.code] = code
  }

  /// The rules with a code of the portal's.
  func rules(coded code: String) -> [Entry] { byCode[code] ?? [] }

  /// The portal's code for a finding's rule; `nil` for a notice of our own.
  func code(of finding: Finding) -> String? { codes[finding.returnID]?[finding.rule] }
}
