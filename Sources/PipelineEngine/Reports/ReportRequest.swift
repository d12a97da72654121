package import ReturnModel

/// What a report is asked for, as a person or a pipeline says it.
package struct ReportRequest: Sendable {
  /// The pack's name.
  package var pack: String
  /// The area: `893`, `E06000051`, `cassr:417`.
  package var area: String
  /// As the store knew it at this moment; `nil` for now.
  package var asOf: Instant?
  /// The path of a file of targets; `nil` for none.
  package var targets: String?
  /// The path of a file of words; `nil` for none.
  package var narrative: String?

  /// Makes a request.
  package init(
    pack: String, area: String, asOf: Instant? = nil, targets: String? = nil,
    narrative: String? = nil
  ) {
    (self.pack, self.area, self.asOf) = (pack, area, asOf)
    (self.targets, self.narrative) = (targets, narrative)
  }
}
