import Foundation
import FoundationXML

/// An XML element as a tree, read by a parser that is not ours.
final class Element {
  let name: String
  var text = ""
  var children: [Element] = []

  init(_ name: String) { self.name = name }

  /// The root of the document in the file `path`.
  static func read(_ path: String) throws -> Element {
    try read(Data(contentsOf: URL(filePath: path)))
  }

  /// The root of a document.
  static func read(_ data: Data) throws -> Element {
    let builder = TreeBuilder()
    let parser = XMLParser(data: data)
    parser.delegate = builder
    guard parser.parse(), let root = builder.root else { throw CocoaError(.fileReadCorruptFile) }
    return root
  }

  /// The first element called `name`, at any depth.
  func first(_ name: String) -> Element? {
    if self.name == name { return self }
    for child in children { if let found = child.first(name) { return found } }
    return nil
  }
}

private final class TreeBuilder: NSObject, XMLParserDelegate {
  var root: Element?
  private var open: [Element] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let element = Element(name)
    open.last?.children.append(element)
    if root == nil { root = element }
    open.append(element)
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }
}
