/// A name of one kind of thing, so that a field's name cannot be passed where a module's is wanted.
///
/// Names compare by their text, case and all, and print as it.
public struct Name<Kind>: Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The name as specifications spell it.
  public let text: String

  /// Makes a name from its text, which is kept as it is.
  public init(_ text: String) { self.text = text }

  /// Makes a name from a literal.
  public init(stringLiteral text: String) { self.text = text }

  /// The name's text.
  public var description: String { text }

  /// Reads a name from its text.
  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes a name as its text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// Orders names by their text's code units, the same on every machine.
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The kinds of ``Name``; they only tell names apart and have no values.
public enum NameKind {
  /// A statutory return.
  public enum Return {}
  /// A yearly running of a return.
  public enum Round {}
  /// A table or element group in a return.
  public enum Module {}
  /// An item in a module.
  public enum Field {}
  /// A validation rule.
  public enum Rule {}
  /// A code list.
  public enum List {}
  /// An indicator.
  public enum Indicator {}
  /// Where an observation came from.
  public enum Source {}
  /// An area, under our own id.
  public enum Area {}
}

/// A return's name: `sen2`.
public typealias ReturnID = Name<NameKind.Return>
/// A round's name inside its return: `2025`.
public typealias RoundID = Name<NameKind.Round>
/// A module's name: `Requests`.
public typealias ModuleName = Name<NameKind.Module>
/// A field's name: `ReceivedDate`.
public typealias FieldName = Name<NameKind.Field>
/// A rule's code: `G-204`.
public typealias RuleCode = Name<NameKind.Rule>
/// A code list's name: `request-outcome`.
public typealias ListName = Name<NameKind.List>
/// An indicator's id: `ehcp-20-weeks-excluding-exceptions`.
public typealias IndicatorID = Name<NameKind.Indicator>
/// A source of figures: `return:sen2`, `ees/timeliness_20_week`, `derived`.
public typealias SourceID = Name<NameKind.Source>
/// Our own id of an area, stable through changes of its codes: `shropshire`.
public typealias AreaID = Name<NameKind.Area>
