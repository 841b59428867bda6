package dev.lepton.cli.analysis;

/** How an analysis is printed. */
public enum ReportFormat {
  TABLE,
  JSON,
  YAML,
  KONVEYOR,
  SARIF,
  /** One file with everything in it, for a browser. */
  HTML;

  /** Whether it says what stands on lines, be it only to recognise a finding. */
  boolean namesLines() {
    return this != TABLE;
  }

  /**
   * Whether it shows code. SARIF's fingerprints must not depend on what a decompiler makes of it.
   */
  boolean showsCode() {
    return this != TABLE && this != SARIF;
  }
}
