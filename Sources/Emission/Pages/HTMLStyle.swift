/// How pages look, on a screen and on paper; all of it stands in the page.
enum HTMLStyle {
  static let sheet = """
    :root { color-scheme: light; }
    body { margin: 0 auto; max-width: 72rem; padding: 1rem 1.5rem 3rem; background: #fff;
      color: #0b0c0c; font: 1rem/1.5 Arial, Helvetica, sans-serif; }
    h1 { font-size: 1.75rem; line-height: 1.2; }
    h2 { font-size: 1.375rem; line-height: 1.25; margin-top: 2.5rem; }
    h3 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
    a { color: #1d4f91; }
    a:focus, .scroll:focus { outline: 3px solid #0b0c0c; outline-offset: 2px; }
    .marking { margin: 0; padding: 0.375rem 0.75rem; background: #7a1018; color: #fff;
      font-weight: bold; letter-spacing: 0.06em; text-align: center; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
    caption { padding: 0.5rem 0; font-weight: bold; text-align: left; }
    th, td { padding: 0.375rem 0.625rem; border-bottom: 1px solid #8a9199; text-align: left;
      vertical-align: top; }
    thead th { border-bottom: 2px solid #0b0c0c; vertical-align: bottom; }
    tbody th { font-weight: normal; min-width: 11rem; }
    .details { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr));
      gap: 0 2.5rem; }
    .details tbody th { min-width: 0; }
    tr.break th { border-top: 3px double #0b0c0c; border-bottom: 3px double #0b0c0c;
      font-weight: bold; }
    .number { text-align: right; }
    td.number { white-space: nowrap; }
    abbr { text-decoration: none; }
    figure { margin: 1rem 0; max-width: 34rem; break-inside: avoid; }
    figcaption { font-weight: bold; margin: 0.25rem 0; }
    svg.chart { display: block; width: 100%; height: auto; }
    svg.sample { width: 1.625rem; height: 0.625rem; margin-right: 0.5rem; flex: none; }
    ul.key { list-style: none; padding: 0; font-size: 0.875rem; }
    ul.key li { display: flex; align-items: center; }
    .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
      gap: 0 2.5rem; align-items: start; }
    dl { display: grid; grid-template-columns: minmax(7rem, 14rem) 1fr; gap: 0.25rem 1rem; }
    dt { font-weight: bold; }
    dd { margin: 0; overflow-wrap: anywhere; }
    @media (max-width: 40rem) { dl { display: block; } dd { margin-bottom: 0.5rem; }
      body { padding: 0.75rem 1rem 2rem; } h1 { font-size: 1.375rem; } ul { padding-left: 1rem; }
      th, td { padding: 0.25rem 0.375rem; } tbody th { min-width: 8rem; }
      .scroll caption { max-width: calc(100vw - 2rem); } }
    p, li, h1, h2, h3 { overflow-wrap: break-word; }
    code { font-size: 0.875rem; overflow-wrap: anywhere; }
    summary { cursor: pointer; color: #1d4f91; padding: 0.25rem 0; }
    summary:focus { outline: 3px solid #0b0c0c; outline-offset: 2px; }
    blockquote { margin: 0.75rem 0; padding: 0.25rem 1rem; border-left: 4px solid #8a9199; }
    blockquote p { margin: 0.25rem 0; }
    .up { margin: 0.75rem 0 0; }
    svg.trend { width: 7.5rem; height: 1.5rem; vertical-align: middle; }
    ul { margin: 0.25rem 0; padding-left: 1.25rem; }
    footer { margin-top: 2.5rem; }
    footer .marking { margin-top: 1rem; }
    @media print {
      @page { margin: 15mm; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      .marking { background: #fff; color: #000; border: 2pt solid #000; }
      .scroll { overflow: visible; }
      thead { display: table-header-group; }
      tr, li { break-inside: avoid; }
      h1, h2, h3, caption { break-after: avoid; }
      section.page { break-before: page; }
      .details { grid-template-columns: 1fr 1fr; gap: 0 8mm; }
      .details section, .details table { break-inside: avoid; }
      th, td { padding: 0.2rem 0.4rem; }
      nav, details.commands, .up { display: none; }
      figure { max-width: 120mm; }
      .scroll table { font-size: 8.5pt; }
      .scroll th { min-width: 0; overflow-wrap: anywhere; }
    }
    """

  /// The marking at the head of every printed page, in browsers that can.
  ///
  /// The marking in the page stands on the first and the last anyway. Only plain words are put into
  /// the sheet.
  static func marking(_ classification: String) -> String {
    let isPlain = classification.unicodeScalars.allSatisfy {
      $0 == " " || $0.isASCII && $0.properties.isAlphabetic
    }
    guard isPlain, !classification.isEmpty else { return "" }
    return "\n@page { @top-center { content: \"\(classification)\"; font: bold 9pt sans-serif; } }"
  }
}
