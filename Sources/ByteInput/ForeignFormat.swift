/// A kind of file that is not read here, known by its first bytes.
struct ForeignFormat {
  /// What the file is.
  let kind: String
  /// What to do.
  let advice: String
  private let beginning: [UInt8]

  private static let unpack = "Unpack it first, or compress it with gzip."
  private static let saveAsText = "Save the table as CSV (UTF-8), or export the return as XML."

  private static let known: [ForeignFormat] = [
    Self(
      kind: "a zip archive or an Excel workbook (.xlsx)",
      advice: "Unpack it, or save the sheet as CSV (UTF-8).",
      beginning: Array("PK\u{3}\u{4}".utf8)),
    Self(kind: "an empty zip archive", advice: unpack, beginning: Array("PK\u{5}\u{6}".utf8)),
    Self(
      kind: "an old Excel or Word file (.xls, .doc), or a workbook with a password",
      advice: saveAsText,
      beginning: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    Self(kind: "a PDF", advice: saveAsText, beginning: Array("%PDF-".utf8)),
    Self(kind: "a rich text document", advice: saveAsText, beginning: Array("{\\rtf".utf8)),
    Self(kind: "compressed with bzip2", advice: unpack, beginning: Array("BZh".utf8)),
    Self(
      kind: "compressed with xz", advice: unpack, beginning: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
    Self(kind: "compressed with zstd", advice: unpack, beginning: [0x28, 0xB5, 0x2F, 0xFD]),
    Self(kind: "a 7z archive", advice: unpack, beginning: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    Self(kind: "a rar archive", advice: unpack, beginning: Array("Rar!\u{1A}".utf8)),
    Self(kind: "a Parquet file", advice: saveAsText, beginning: Array("PAR1".utf8)),
    Self(
      kind: "a SQLite database", advice: saveAsText, beginning: Array("SQLite format 3\0".utf8)),
  ]

  /// The kind that `bytes` begin like.
  static func recognise(_ bytes: UnsafeBufferPointer<UInt8>) -> ForeignFormat? {
    known.first { bytes.starts(with: $0.beginning) }
  }

  /// Throws when `bytes`, the first of a file, are of a kind that is not read here.
  static func refuse(
    _ bytes: UnsafeBufferPointer<UInt8>, in file: String, isUnpacked: Bool
  ) throws(InputFailure) {
    if isUnpacked, bytes.starts(with: [0x1F, 0x8B]) {
      throw InputFailure(
        .unsupportedFormat, file: file, "it is compressed twice. Unpack it once first.")
    }
    guard let format = recognise(bytes) else { return }
    let kind = isUnpacked ? "what is compressed in it is \(format.kind)" : "it is \(format.kind)"
    throw InputFailure(.unsupportedFormat, file: file, "\(kind). \(format.advice)")
  }
}
