extension StoreSchema {
  /// What a run worked from, and when each extract that was loaded changed its submission (null when
  /// it changed nothing), so that the store can be had again as a run met it.
  static let replay = """
    CREATE TABLE extract_change (
      extract INTEGER PRIMARY KEY REFERENCES extract (id),
      moment INTEGER
    ) STRICT;
    CREATE TABLE run_document (
      run INTEGER PRIMARY KEY REFERENCES run (id),
      documents TEXT NOT NULL,
      record TEXT NOT NULL
    ) STRICT;
    """

  /// What became of each rule in each run, by round.
  ///
  /// By run and not by extract: a term's census is hundreds of extracts.
  static let ruleOutcomes = """
    CREATE TABLE rule_outcome (
      run INTEGER NOT NULL REFERENCES run (id),
      "return" TEXT NOT NULL,
      round TEXT NOT NULL,
      rule TEXT NOT NULL,
      extracts INTEGER NOT NULL,
      not_run INTEGER NOT NULL,
      applied INTEGER NOT NULL,
      broken INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (run, "return", round, rule)
    ) STRICT;
    """
}
