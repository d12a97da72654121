import CZip

/// A workbook's zip archive: its entries by name, held to limits before anything is read.
///
/// Nothing is ever written out: a part is read by its name, piece by piece.
final class Archive {
  private let handle: OpaquePointer
  private let limits: SpreadsheetLimits
  private var entries: [String: zip_uint64_t] = [:]
  private var sizes: [String: Int] = [:]
  private var outputLeft: Int

  init(path: String, limits: SpreadsheetLimits) throws(SpreadsheetFailure) {
    var code: Int32 = 0
    guard let handle = zip_open(path, ZIP_RDONLY, &code) else { throw Self.failure(code) }
    self.handle = handle
    self.limits = limits
    outputLeft = limits.outputBytes
    try list()
  }

  deinit { zip_discard(handle) }

  /// The names of the entries, sorted.
  var names: [String] { entries.keys.sorted() }

  /// Whether there is a part called `name`.
  func holds(_ name: String) -> Bool { entries[name] != nil }

  private func list() throws(SpreadsheetFailure) {
    let count = zip_get_num_entries(handle, 0)
    guard count <= limits.entries else {
      throw SpreadsheetFailure(
        .tooLarge, "it has \(count) entries, more than \(limits.entries). Check the file.")
    }
    for index in 0..<zip_uint64_t(max(0, count)) {
      var entry = zip_stat_t()
      guard zip_stat_index(handle, index, 0, &entry) == 0, let text = entry.name else {
        throw SpreadsheetFailure(.damaged, "its list of entries is damaged. Copy it again.")
      }
      let name = String(cString: text)
      guard !PartName.leadsOut(name) else {
        throw SpreadsheetFailure(
          .strangeNames, "an entry's name leads out of the archive. No workbook is like that.")
      }
      guard entries.updateValue(index, forKey: name) == nil else {
        throw SpreadsheetFailure(
          .strangeNames, place: name, "two entries have this name. Save the workbook again.")
      }
      guard entry.encryption_method == ZIP_EM_NONE else {
        throw SpreadsheetFailure(
          .encrypted, place: name, "it is protected by a password. Save it without one.")
      }
      let method = Int32(entry.comp_method)
      guard method == ZIP_CM_STORE || method == ZIP_CM_DEFLATE else {
        throw SpreadsheetFailure(
          .damaged, place: name, "it is compressed in a way no workbook is. Save it again.")
      }
      sizes[name] = Int(clamping: entry.comp_size)
    }
  }

  /// Calls `body` with the bytes of a part, decompressed, piece by piece, for as long as it says so.
  func read(
    _ name: String, _ body: (UnsafeBufferPointer<UInt8>) throws(SpreadsheetFailure) -> Bool
  ) throws(SpreadsheetFailure) {
    guard let index = entries[name], let file = zip_fopen_index(handle, index, 0) else {
      throw SpreadsheetFailure(.damaged, place: name, "the part is missing or damaged.")
    }
    defer { zip_fclose(file) }
    let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64 << 10)
    defer { piece.deallocate() }
    var total = 0
    while true {
      let count = zip_fread(file, piece.baseAddress, zip_uint64_t(piece.count))
      guard count >= 0 else {
        throw SpreadsheetFailure(
          .damaged, place: name, "the part is damaged. Copy the file again.")
      }
      if count == 0 { return }
      total += Int(count)
      outputLeft -= Int(count)
      if let refusal = refusal(name, total) { throw refusal }
      guard try body(UnsafeBufferPointer(rebasing: piece[..<Int(count)])) else { return }
    }
  }

  /// Why reading a part goes no further, when `total` bytes of it are too many.
  private func refusal(_ name: String, _ total: Int) -> SpreadsheetFailure? {
    let (most, over) = (sizes[name] ?? 0).multipliedReportingOverflow(by: limits.ratio)
    if outputLeft < 0 {
      return SpreadsheetFailure(
        .tooLarge, place: name, "it grows beyond \(limits.outputBytes) bytes. Check the file.")
    }
    guard total > limits.ratioAfter, !over, total > most else { return nil }
    return SpreadsheetFailure(
      .tooLarge, place: name,
      "it grows to more than \(limits.ratio) times its size. No return is like that.")
  }

  private static func failure(_ code: Int32) -> SpreadsheetFailure {
    switch code {
    case ZIP_ER_NOZIP:
      SpreadsheetFailure(
        .notAnArchive,
        "it is no whole .xlsx or .ods workbook: cut short, protected by a password, or something "
          + "else. Copy it again, or save it as .xlsx without a password.")
    case ZIP_ER_NOENT: SpreadsheetFailure(.unreadable, "there is no such file. Check the path.")
    case ZIP_ER_OPEN, ZIP_ER_READ:
      SpreadsheetFailure(.unreadable, "it cannot be read. Check its permissions.")
    case ZIP_ER_MEMORY: SpreadsheetFailure(.tooLarge, "there is not enough memory to read it.")
    default: SpreadsheetFailure(.damaged, "the archive is damaged or cut short. Copy it again.")
    }
  }
}
