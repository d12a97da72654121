internal import ByteInput
package import ReturnModel

/// Works out the fingerprints of findings.
///
/// It takes in the return, the authority, the rule, the record's key and each cell reported, by its
/// field's name and text. Files, lines, rounds and when an extract was made are not in it, so that a
/// return handed in again has the same.
package enum FingerprintMaker {
  /// The fingerprint of `finding`, which reports `cells`; a text is `nil` where the field is absent.
  package static func fingerprint(
    of finding: Finding, cells: [(field: String, text: String?)]
  ) -> ValueFingerprint {
    var parts = [
      finding.returnID.text, finding.area, finding.establishment, finding.rule.text,
      finding.recordKey,
    ]
    // Absent is told from empty, and one cell from the next.
    for cell in cells { parts += [cell.field, cell.text.map { "=\($0)" } ?? "-"] }
    var digest = DigestState()
    for part in parts {
      Array(part.utf8).withUnsafeBytes { bytes in
        withUnsafeBytes(of: UInt32(bytes.count).littleEndian) { digest.update($0) }
        digest.update(bytes)
      }
    }
    let bytes = digest.finish()?.bytes ?? []
    return ValueFingerprint(bits: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// The fingerprint of a finding as it is shown: of one field at most, or of as many values as
  /// fields; `nil` when it cannot be told which value is whose, or when a value is withheld.
  package static func fingerprint(ofShown finding: Finding) -> ValueFingerprint? {
    let values = finding.value.split(separator: ";", omittingEmptySubsequences: false)
      .map(String.init)
    guard !values.contains(Self.withheld) else { return nil }
    let fields = finding.field.split(separator: ";").map(String.init)
    guard fields.count > 1 else {
      return fingerprint(
        of: finding, cells: [(finding.field, finding.value.isEmpty ? nil : finding.value)])
    }
    if finding.value.isEmpty { return fingerprint(of: finding, cells: fields.map { ($0, nil) }) }
    guard values.count == fields.count else { return nil }
    return fingerprint(of: finding, cells: Array(zip(fields, values.map(Optional.some))))
  }

  /// What stands for a value that is not shown.
  package static let withheld = "(withheld)"
}
