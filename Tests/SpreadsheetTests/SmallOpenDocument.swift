import Foundation
import TestSupport

/// An `.ods` workbook made of parts a test may replace.
struct SmallOpenDocument {
  var parts: [(name: String, text: String)]

  /// A workbook of one sheet, `List 1`, with `rows`, or of what `sheets` holds.
  init(_ rows: String = "", sheets: String? = nil) {
    let sheets = sheets ?? "<table:table table:name='List 1'>\(rows)</table:table>"
    parts = [
      ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      (
        "content.xml",
        """
        <office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x' xmlns:calcext='c'>\
        <office:body><office:spreadsheet>\(sheets)</office:spreadsheet></office:body>\
        </office:document-content>
        """
      ),
    ]
  }

  var data: Data {
    var zip = StoredZip()
    for (name, text) in parts { zip.add(name, text) }
    return zip.data
  }

  /// A row of `cells`.
  static func row(_ cells: String, _ attributes: String = "") -> String {
    "<table:table-row \(attributes)>\(cells)</table:table-row>"
  }

  /// A cell of text.
  static func text(_ text: String, _ attributes: String = "") -> String {
    "<table:table-cell office:value-type='string' \(attributes)><text:p>\(text)</text:p>"
      + "</table:table-cell>"
  }

  /// A cell that holds the number `value` and prints something else.
  static func number(_ value: String, _ attributes: String = "") -> String {
    "<table:table-cell office:value-type='float' calcext:value-type='float' office:value='\(value)' "
      + "\(attributes)><text:p>shown</text:p></table:table-cell>"
  }
}
