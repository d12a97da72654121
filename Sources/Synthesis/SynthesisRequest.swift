package import ReturnModel

/// What is to be generated.
package struct SynthesisRequest: Sendable {
  /// A form that a return can be written in, by the name it is asked for.
  package struct Format: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The name: `xml`, `xml.gz`, or one that the return's `synthesis.yaml` lists.
    package let name: String

    /// The format called `name`.
    package init(_ name: String) { self.name = name }

    /// The format called `value`.
    package init(stringLiteral value: String) { name = value }

    /// One XML file.
    package static let xml: Format = "xml"
    /// The same, compressed.
    package static let gzip: Format = "xml.gz"

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
  /// The day that ages and open records are counted at, of a return whose extracts do not say it.
  package var asAt: CalendarDate?
  /// The forms; every one that the return lists, when empty.
  package var formats: [Format]

  /// Makes a request.
  package init(
    folder: String, seed: UInt64, faults: Int, people: Int, authority: String, formats: [Format]
  ) {
    (self.folder, self.seed, self.faults, self.people) = (folder, seed, faults, people)
    (self.authority, self.formats) = (authority, formats)
  }
}
