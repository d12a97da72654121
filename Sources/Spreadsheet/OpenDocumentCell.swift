internal import MarkupEvents
internal import ReturnModel

/// One cell of an `.ods` sheet on the way to being whole.
struct OpenDocumentCell {
  /// How many cells it stands for.
  var repeats = 1
  /// The text of its paragraphs, a line feed between them.
  var text: [UInt8] = []
  /// Whether a paragraph has begun.
  private(set) var isInParagraph = false
  private var type = ""
  private var value: String?

  /// Begins a cell whose start tag has `attributes`.
  init(_ block: borrowing MarkupBlock, _ attributes: Range<Int>) {
    type = block.string(of: "value-type", among: attributes) ?? ""
    let holder =
      switch type {
      case "float", "percentage", "currency": "value"
      case "date": "date-value"
      case "time": "time-value"
      case "boolean": "boolean-value"
      default: "string-value"
      }
    value = block.string(of: holder, among: attributes)
  }

  /// Begins another paragraph of its text.
  mutating func beginParagraph() {
    if isInParagraph { text.append(0x0A) }
    isInParagraph = true
  }

  /// What the cell holds: a number and a day as the workbook stores them, else its text.
  var content: (kind: SheetCell.Kind, text: [UInt8])? {
    switch type {
    case "float", "percentage", "currency":
      value.map { (.number, Array(SignificantDigits.text($0).utf8)) }
    case "boolean": value.map { (.boolean, [$0 == "true" ? 0x31 : 0x30]) }
    case "date", "time": value.map { (.text, Array($0.utf8)) }
    default: (.text, value.map { Array($0.utf8) } ?? text)
    }
  }
}
