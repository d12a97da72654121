/// A place in the spools of findings and of their fingerprints.
struct FindingMark: Hashable, Sendable {
  var findings = 0
  var fingerprints = 0
}
