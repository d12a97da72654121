/// What is to be generated.
package struct SynthesisRequest: Sendable {
  /// A form that a return can be written in.
  package enum Format: String, CaseIterable, Sendable {
    /// One XML file.
    case xml
    /// The same, compressed.
    case gzip = "xml.gz"
    /// The nine CSV files of the COLLECT Blade export.
    case blade

    /// Whether each file of a return is one of its own in this form.
    var isMarkup: Bool { self == .xml || self == .gzip }
  }

  /// The folder to write into.
  package var folder: String
  /// What the choices are drawn from.
  package var seed: UInt64
  /// How many faults are planted.
  package var faults: Int
  /// How many people, in all files.
  package var people: Int
  /// How many files, of a return that has several.
  package var files = 1
  /// The authority's code.
  package var authority: String
  /// The forms.
  package var formats: [Format]

  /// Makes a request.
  package init(
    folder: String, seed: UInt64, faults: Int, people: Int, authority: String, formats: [Format]
  ) {
    (self.folder, self.seed, self.faults, self.people) = (folder, seed, faults, people)
    (self.authority, self.formats) = (authority, formats)
  }
}
