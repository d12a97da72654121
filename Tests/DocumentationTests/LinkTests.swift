import Foundation
import TestSupport
import Testing

/// Holds every link between pages to a page, and a heading, that is there.
@Suite struct LinkTests {
  @Test(arguments: try Page.all())
  func linksResolve(_ page: Page) throws {
    let folder = URL(filePath: Project.path(page.name)).deletingLastPathComponent()
    for link in page.links where !link.contains("://") && !link.hasPrefix("mailto:") {
      let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
      let target =
        parts[0].isEmpty ? Project.path(page.name) : folder.appending(path: parts[0]).path
      #expect(FileManager.default.fileExists(atPath: target), "\(page.name) links to \(link)")
      guard parts.count > 1, target.hasSuffix(".md") else { continue }
      let root = Project.root.path + "/"
      let name = URL(filePath: target).standardized.path.replacing(root, with: "")
      let anchors = try Page(name).anchors
      #expect(anchors.contains(parts[1]), "\(page.name) links to \(link)")
    }
  }

  @Test func thePagesLinkToEachOther() throws {
    let links = try Page.all().reduce(0) { $0 + $1.links.count }
    #expect(links > 20)
  }

  @Test(arguments: try Page.all())
  func noPageHoldsAnAbsolutePath(_ page: Page) {
    let paths = page.text.matches(of: /(?:^|[\s`"'(])(\/(?:home|root|work|usr|tmp|srv|Users)\/\S*)/)
    #expect(paths.isEmpty, "\(page.name): \(paths.map { String($0.1) })")
  }
}
