internal import ReturnModel
internal import ReturnSpec

/// Makes the header of a synthetic return, with nothing wrong.
struct HeaderMaker {
  let tables: [String: [(value: String, weight: Int)]]
  let calendar: ReturnCalendar
  let round: RoundSpec
  let authority: String
  let seed: UInt64

  func header(_ layout: RoundLayout) -> SyntheticRecord {
    var dice = SplitMix64(seed: seed, stream: 0)
    let officers = WeightTable(tables["officer"] ?? [("Y", 1)])
    var header = SyntheticRecord("Header")
    header["Collection"] = round.definition.collection
    header["Year"] = round.id.text
    header["ReferenceDate"] = calendar.census.description
    header["SourceLevel"] = "L"
    header["LEA"] = authority
    header["SoftwareCode"] = "Synthetic"
    header["Release"] = "1.0"
    header["SerialNo"] = "001"
    header["DateTime"] = "\(calendar.made)T09:30:00"
    header["DMO"] = officers.choose(&dice)
    header["DCO"] = officers.choose(&dice)
    header["DSCO"] = officers.choose(&dice)
    layout.keepFields(of: &header)
    return header
  }
}
