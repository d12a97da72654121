import Foundation
import TestSupport

/// A small SEN2 return of Shropshire, written by hand, with made-up people.
struct SmallReturn {
  struct Request {
    var received: String
    var outcome = "Y"
    /// The plan's first and last day; none when there is no plan.
    var plan: (start: String, cease: String?)?
    /// A placement for each, with its establishment; one of "" has none.
    var urns: [String] = []
  }

  struct Person {
    var upn = ""
    var uln = ""
    var born: String
    var requests: [Request] = []
  }

  let year: Int
  var submitted = "03-01T10:00:00"
  var people: [Person]

  var xml: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <Message><Header><CollectionDetails><Collection>SEN2</Collection><Year>\(year)</Year>
    <ReferenceDate>\(year)-01-16</ReferenceDate></CollectionDetails><Source>
    <SourceLevel>L</SourceLevel><LEA>893</LEA><SerialNo>001</SerialNo>
    <DateTime>\(year)-\(submitted)</DateTime><DMO>Y</DMO><DCO>Y</DCO></Source></Header><Persons>
    \(people.map(Self.xml).joined(separator: "\n"))
    </Persons></Message>
    """
  }

  /// Writes the return into `folder` and gives its path.
  func write(to folder: TemporaryFolder, _ name: String? = nil) throws -> String {
    try folder.write(xml, to: name ?? "return-\(year).xml")
  }

  private static func xml(_ person: Person) -> String {
    "<Person><Surname>Synthetic</Surname><Forename>Small</Forename>"
      + "<PersonBirthDate>\(person.born)</PersonBirthDate>"
      + element("UPN", person.upn) + element("UniqueLearnerNumber", person.uln)
      + person.requests.map(xml).joined() + "</Person>"
  }

  private static func xml(_ request: Request) -> String {
    var plan = ""
    if let (start, cease) = request.plan {
      plan =
        "<Assessment><AssessmentOutcome>Y</AssessmentOutcome><NamedPlan>"
        + element("StartDate", start) + element("CeaseDate", cease ?? "")
        + "</NamedPlan></Assessment>"
    }
    let placements = request.urns.map { urn in
      "<PlacementDetail>\(element("URN", urn))<PlacementRank>1</PlacementRank></PlacementDetail>"
    }
    return "<Requests>" + element("ReceivedDate", request.received)
      + element("RequestOutcome", request.outcome) + plan
      + (placements.isEmpty ? "" : "<ActivePlans>\(placements.joined())</ActivePlans>")
      + "</Requests>"
  }

  private static func element(_ name: String, _ text: String) -> String {
    text.isEmpty ? "" : "<\(name)>\(text)</\(name)>"
  }
}
