/// Headings of the template that are longer than a line.
enum Heading {
  static let asylum =
    "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)"
  static let second =
    "Is this a second or subsequent period of being a Looked After Child"
    + " within the last 12 months (Y/N)"
  static let missing =
    "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months"
  static let absent =
    "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months"
  static let offered =
    "Was the child offered a Return Interview after their last missing episode (Y/N)?"
  static let accepted =
    "Did the child accept a Return Interview after their last missing episode (Y/N)?"
  static let support = "Was the child assessed as requiring LA children’s social care support"
  static let strategy = "Strategy discussion initiating Section 47 Enquiry Start Date"
  static let unnecessary = "Was an Initial Child Protection Conference deemed unnecessary?"
  static let led = "Did the Initial Child Protection Conference Result in a Child Protection Plan"
  static let reversal = "Date of Decision that Child Should No Longer be Placed for Adoption"
}
