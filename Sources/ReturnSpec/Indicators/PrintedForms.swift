package import ReturnModel

/// What a published file prints where the reference facts or its mapping would have something else.
///
/// Reading does without it: an area is found by any code it has had, a slice by any of its labels. It
/// is for writing the table out again as it was published.
package struct PrintedForms: Hashable, Sendable {
  /// What is printed of one thing, from one `time_period` on.
  private struct Form: Hashable {
    let subject: String
    let text: String
    let since: String
  }

  private let codes: [Form]
  private let labels: [Form]

  init(_ node: SpecNode?) throws(SpecError) {
    let map = try node?.mapping("codes", "labels", "note")
    codes = try (map?.list("codes") ?? []).each { node throws(SpecError) in
      let map = try node.mapping("area", "code", "since", "because")
      return Form(
        subject: try map.text("area"), text: try map.text("code"), since: try map.text("since"))
    }
    labels = try (map?.list("labels") ?? []).each { node throws(SpecError) in
      let map = try node.mapping("breakdown", "label", "since", "because")
      return Form(
        subject: try map.text("breakdown"), text: try map.text("label"),
        since: try map.text("since"))
    }
  }

  /// The Office for National Statistics code printed for `area` in `period`, a `time_period` of the
  /// file; `nil` for the code in force.
  package func code(of area: AreaID, in period: String) -> String? {
    Self.text(area.text, period, codes)
  }

  /// The label printed for `breakdown` in `period`; `nil` for the mapping's own.
  package func label(of breakdown: Breakdown, in period: String) -> String? {
    Self.text(breakdown.key, period, labels)
  }

  private static func text(_ subject: String, _ period: String, _ forms: [Form]) -> String? {
    forms.last { $0.subject == subject && $0.since <= period }?.text
  }
}
