import ReturnModel
import ReturnSpec
import TestSupport

/// The project's own specification of SEN2, which the tests read extracts by.
enum Guide {
  /// A round of it.
  static func round(_ id: RoundID = "2025") throws -> RoundSpec {
    try (id == "2025" ? this : first).get()
  }

  // Each is read once: it takes as long as a hundred of the tests.
  private static let this = Result { try read("2025") }
  private static let first = Result { try read("2023") }

  private static func read(_ id: RoundID) throws -> RoundSpec {
    let library = try SpecLibrary(pipelines: Project.path("Pipelines"))
    return try library.specification(of: "sen2", areas: try library.reference.areas()).resolve(id)
  }

  /// A return of the 2025 round with these people, or whatever is put in their place.
  static func message(_ people: String, header: String = "", year: String = "2025") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <Message>
      <Header>
        <CollectionDetails><Collection>SEN2</Collection><Year>\(year)</Year></CollectionDetails>
        <Source><LEA>893</LEA><SerialNo>001</SerialNo>\(header)</Source>
      </Header>
      <Persons>
        \(people)
      </Persons>
    </Message>

    """
  }

  /// A person with nothing but a name, a UPN and what is put inside.
  static func person(_ inside: String = "", upn: String = "L893999919001") -> String {
    "<Person><Surname>Synthetic</Surname><UPN>\(upn)</UPN>\(inside)</Person>"
  }
}
