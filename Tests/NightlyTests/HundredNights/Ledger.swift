/// What the nights should come to, kept without looking at the store.
struct Ledger {
  /// An extract as it was left in the inbox.
  struct Delivery {
    let name: String
    /// `nil` for one that cannot be read.
    let extract: MadeExtract?
  }

  /// Everything that was delivered, by name.
  private(set) var delivered: [String: Delivery] = [:]
  /// What stands of each submission.
  private(set) var current: [String: MadeExtract] = [:]

  mutating func deliver(_ delivery: Delivery) { delivered[delivery.name] = delivery }

  /// What is expected of a run over what stands in the inbox, by name.
  struct Expected: Equatable {
    var status: Int32 = 0
    var decisions: [String: String] = [:]
    /// Records that are read; `nil` where some are of an extract that breaks off.
    var records: Int? = 0
  }

  /// What a run over the deliveries `names` should do.
  func expected(of names: [String]) -> Expected {
    var expected = Expected()
    var newest: [String: Delivery] = [:]
    for delivery in names.compactMap({ delivered[$0] }) {
      guard let extract = delivery.extract else {
        expected.status = 3
        expected.records = nil
        expected.decisions[delivery.name] = "rejected"
        continue
      }
      if expected.status == 0 { expected.status = extract.status }
      expected.records = expected.records.map { $0 + extract.records }
      if newest[extract.submission]?.extract.map({ $0.version <= extract.version }) ?? true {
        newest[extract.submission] = delivery
      }
    }
    for delivery in names.compactMap({ delivered[$0] }) {
      guard let extract = delivery.extract else { continue }
      let stands = current[extract.submission]
      expected.decisions[delivery.name] =
        if newest[extract.submission]?.name != delivery.name {
          "superseded"
        } else if stands?.version == extract.version {
          "unchanged"
        } else if let stands, stands.version > extract.version { "superseded" } else { "loaded" }
    }
    return expected
  }

  /// Notes that a run over the deliveries `names` came to its end.
  mutating func take(_ names: [String]) {
    for extract in names.compactMap({ delivered[$0]?.extract })
    where current[extract.submission].map({ $0.version < extract.version }) ?? true {
      current[extract.submission] = extract
    }
  }
}
