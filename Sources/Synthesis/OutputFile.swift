internal import PrivateFiles

/// A private file of a synthetic return, named when it is whole; compressed when that is asked for.
final class OutputFile {
  private let file: PrivateFile
  private let gzip: GzipStream?

  init(_ path: String, isCompressed: Bool = false) throws(SynthesisFailure) {
    do { file = try PrivateFile(path) } catch { throw SynthesisFailure(error) }
    gzip = isCompressed ? GzipStream(.compressing) : nil
  }

  func write(_ bytes: [UInt8]) throws(SynthesisFailure) {
    guard !bytes.isEmpty else { return }
    do throws(FileFailure) {
      guard let gzip else { return try file.write(bytes) }
      try bytes.span.withUnsafeBytes { bytes throws(FileFailure) in
        _ = try gzip.put(bytes, file.write)
      }
    } catch { throw SynthesisFailure(error) }
  }

  func close() throws(SynthesisFailure) {
    do throws(FileFailure) {
      // No bytes end the member.
      let end = UnsafeRawBufferPointer(start: nil, count: 0)
      if let gzip { _ = try gzip.put(end, file.write) }
      try file.close()
    } catch { throw SynthesisFailure(error) }
  }

  /// Makes a folder, and those above it, that only its owner may enter.
  static func makeFolder(_ path: String) throws(SynthesisFailure) {
    do { try PrivateFile.makeFolder(path) } catch { throw SynthesisFailure(error) }
  }
}

extension SynthesisFailure {
  init(_ failure: FileFailure) {
    self.init("\(failure). Check that the folder is writable and the disk has room.")
  }
}
