import CLibXML2

extension MarkupFailure {
  /// Puts an error of libxml2 in plain words.
  ///
  /// Its own message is not used: it may hold text of the document.
  init(_ error: xmlError, line: Int) {
    let known = Self.wordings.first { $0.codes.contains { Int32($0.rawValue) == error.code } }
    self.init(
      known?.code ?? .notWellFormed, line: error.line > 0 ? Int(error.line) : line,
      known?.wording ?? "the document breaks a rule of XML (libxml2 error \(error.code)).")
  }

  /// Whether the error is of a reference that is not one.
  static func isAmpersand(_ error: xmlError) -> Bool {
    ampersandCodes.contains { Int32($0.rawValue) == error.code }
  }

  /// The failure for an ampersand that begins no reference.
  static func ampersand(line: Int) -> Self { Self(.notWellFormed, line: line, ampersandWording) }

  private static let ampersandWording =
    "an ampersand or a < begins nothing that XML knows. In text write &amp; and &lt;."

  private static let ampersandCodes = [
    XML_ERR_ENTITYREF_NO_NAME, XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_INVALID_CHARREF,
    XML_ERR_INVALID_DEC_CHARREF, XML_ERR_INVALID_HEX_CHARREF, XML_ERR_NAME_REQUIRED,
  ]

  private static let wordings: [(codes: [xmlParserErrors], code: Code, wording: String)] = [
    ([XML_ERR_NO_MEMORY], .outOfMemory, "there is not enough memory to read on."),
    (
      [XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY], .entity,
      "an entity is used that is not one of XML's five. Write the character itself."
    ),
    (ampersandCodes, .notWellFormed, ampersandWording),
    (
      [XML_ERR_TAG_NAME_MISMATCH], .notWellFormed,
      "an end tag does not match the start tag it should close."
    ),
    ([XML_ERR_TAG_NOT_FINISHED], .notWellFormed, "an element or tag is not ended."),
    (
      [XML_ERR_DOCUMENT_EMPTY, XML_ERR_DOCUMENT_START], .notWellFormed,
      "something other than the root element stands where it should begin; this may not be XML."
    ),
    (
      [XML_ERR_DOCUMENT_END], .notWellFormed,
      "there is something after the end of the root element. Two files may have been joined."
    ),
    (
      [XML_ERR_INVALID_CHAR], .notWellFormed,
      "there is a character that XML does not allow, such as a control character. Take it out."
    ),
    ([XML_ERR_INVALID_ENCODING], .notWellFormed, "there are bytes that are not UTF-8."),
    (
      [
        XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_NOT_FINISHED,
        XML_ERR_ATTRIBUTE_WITHOUT_VALUE, XML_ERR_LT_IN_ATTRIBUTE, XML_ERR_GT_REQUIRED,
        XML_ERR_SPACE_REQUIRED,
      ], .notWellFormed, "a tag is not written as XML asks: name=\"value\" pairs, then >."
    ),
    ([XML_ERR_ATTRIBUTE_REDEFINED], .notWellFormed, "a tag has the same attribute twice."),
    (
      [XML_ERR_RESERVED_XML_NAME], .notWellFormed,
      "an XML declaration stands elsewhere than at the very start."
    ),
    (
      [XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_HYPHEN_IN_COMMENT], .notWellFormed,
      "a comment is not ended, or holds two hyphens."
    ),
    (
      [XML_ERR_MISPLACED_CDATA_END, XML_ERR_CDATA_NOT_FINISHED], .notWellFormed,
      "a CDATA section is not ended, or ]]> stands outside one."
    ),
  ]
}
