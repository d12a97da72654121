import CLibXML2

/// The callbacks that libxml2 is given; the user data of each is a ``MarkupSession``.
///
/// None of them captures anything, none allocates in the common case, and none throws: they note a
/// failure in the session and stop the parser.
enum MarkupCallbacks {
  private static func session(_ data: UnsafeMutableRawPointer?)
    -> UnsafeMutablePointer<MarkupSession>?
  {
    data?.assumingMemoryBound(to: MarkupSession.self)
  }

  /// A handler without the callbacks that make events, which ``setContent(_:)`` sets; every other
  /// stays unset, so that nothing is fetched, built or printed.
  static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    returns_sax_mark(&handler)
    handler.internalSubset = { data, _, _, _ in
      MarkupCallbacks.session(data)?.pointee.refuseDocumentType()
    }
    handler.comment = { data, content in MarkupCallbacks.session(data)?.pointee.skip(content) }
    handler.processingInstruction = { data, _, content in
      MarkupCallbacks.session(data)?.pointee.skip(content)
    }
    // With a callback of our own libxml2 prints nothing; the error is read from the parser.
    handler.serror = { _, _ in }
    return handler
  }

  /// Sets the callbacks that make events.
  static func setContent(_ handler: inout xmlSAXHandler) {
    handler.startElementNs = { data, name, _, _, namespaceCount, _, attributeCount, _, attributes in
      guard let name else { return }
      MarkupCallbacks.session(data)?.pointee.start(
        name, attributeCount: attributeCount, namespaceCount: namespaceCount,
        attributes: attributes)
    }
    handler.endElementNs = { data, _, _, _ in
      guard let session = MarkupCallbacks.session(data) else { return }
      session.pointee.assembler.end(line: session.pointee.line)
    }
    handler.characters = { data, bytes, count in
      MarkupCallbacks.session(data)?.pointee.text(bytes, count, isCDATA: false)
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = { data, bytes, count in
      MarkupCallbacks.session(data)?.pointee.text(bytes, count, isCDATA: true)
    }
  }
}
