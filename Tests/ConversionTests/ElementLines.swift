import Foundation
import FoundationXML

/// The leaves of an XML document with the elements around them, read by a parser that is not ours.
final class ElementLines: NSObject, XMLParserDelegate {
  private var open: [(name: String, text: String, isLeaf: Bool)] = []
  private var lines: [String] = []
  private let ignored: Set<String>

  private init(_ ignored: Set<String>) { self.ignored = ignored }

  static func read(_ path: String, without ignored: Set<String>) throws -> [String] {
    let reader = ElementLines(ignored)
    let parser = XMLParser(data: try Data(contentsOf: URL(filePath: path)))
    parser.delegate = reader
    guard parser.parse() else { throw CocoaError(.fileReadCorruptFile) }
    return reader.lines
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if !open.isEmpty { open[open.count - 1].isLeaf = false }
    open.append((name, "", true))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if !open.isEmpty { open[open.count - 1].text += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    let path = open.map(\.name)
    guard let last = open.popLast(), last.isLeaf, ignored.isDisjoint(with: path) else { return }
    lines.append("\(path.joined(separator: "/"))=\(last.text)")
  }
}
