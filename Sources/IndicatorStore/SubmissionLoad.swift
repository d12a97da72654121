package import ReturnModel

/// Everything one extract brings to the store; it is loaded whole or not at all.
package struct SubmissionLoad: Sendable {
  /// The file and what it fills.
  package var extract: ExtractIdentity
  /// The figures, in any order, each with the submission's source and vintage.
  ///
  /// A cell given twice with the same figure counts once; with two figures, the load is refused.
  package var observations: [Observation]
  /// What became of the extract's records, as if it were loaded; the store moves `loaded` when it
  /// decides otherwise.
  package var counts: RecordCounts
  /// The findings; read once, while loading, and only when the decision is to load.
  ///
  /// They may be made as they are read, so that they need not stand in memory.
  package var findings: any Sequence<Finding> & Sendable

  /// The acceptances that findings may be accepted by; of these, the store keeps the ones used.
  package var acceptances: [Acceptance] = []
  /// The patches that met the extract's records.
  package var patches: [MetPatch] = []
  /// What names the people of patches; without one no patch is kept.
  package var keyHash: KeyHash?
  /// The digest of the file of patches, which the archive keeps.
  package var patchFile = ""
  /// The names of the columns whose texts findings carry.
  package var carried: [String] = []

  /// Makes a load.
  package init(
    extract: ExtractIdentity, observations: [Observation], counts: RecordCounts,
    findings: any Sequence<Finding> & Sendable = [Finding]()
  ) {
    self.extract = extract
    self.observations = observations
    self.counts = counts
    self.findings = findings
  }
}
