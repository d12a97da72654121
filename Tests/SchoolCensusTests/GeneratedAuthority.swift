import Foundation
import PipelineEngine
import ReturnModel
import ReturnSpec
import Synthesis
import TestSupport

/// A made-up authority's census in every form it can be written in.
struct GeneratedAuthority {
  private let folder: TemporaryFolder
  private var made: String { "\(folder.path)/made" }
  /// The XML files' names, in order.
  let names: [String]
  /// The numbers of the schools, seven digits each.
  var schools: [String] { names.map { String($0.prefix(7)) } }

  init(_ round: String, seed: UInt64, schools: Int, pupils: Int, faults: Int) throws {
    folder = try TemporaryFolder()
    let engine = try Engine(pipelines: Project.path("Pipelines"))
    let specification = try engine.library.specification(of: "school-census", areas: engine.areas)
    var request = SynthesisRequest(
      folder: "\(folder.path)/made", seed: seed, faults: faults, people: pupils, authority: "893",
      formats: [.xml, .gzip, "collect", "collect.gz"])
    request.files = schools
    try ReturnGenerator(
      try engine.library.synthesis(of: "school-census"),
      try specification.resolve(RoundID(round)), request
    ).write()
    names = try FileManager.default.contentsOfDirectory(atPath: request.folder).sorted()
      .filter { $0.hasSuffix(".xml") }
  }

  /// What is read for a form.
  func files(_ form: String) -> [String] {
    form == "xml" ? names.map { "\(made)/\($0)" } : ["\(made)/\(form)"]
  }

  /// The names of the tables.
  var tables: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: "\(made)/collect").sorted()
    }
  }

  /// The text of a table.
  func table(_ name: String) throws -> String {
    try String(contentsOfFile: "\(made)/collect/\(name)", encoding: .utf8)
  }

  /// Where a table stands.
  func path(_ table: String) -> String { "\(made)/collect/\(table)" }

  /// The faults that were planted, as `RULE key`.
  var planted: [String] {
    get throws {
      let key = try String(contentsOfFile: "\(made)/answer-key.csv", encoding: .utf8)
      return PlainTable(key).rows.map { "\($0["rule"] ?? "") \($0["key"] ?? "")" }.sorted()
    }
  }
}
