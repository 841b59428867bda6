package dev.lepton.cli.analysis;

/** How an analysis is printed. */
public enum ReportFormat {
  TABLE,
  JSON,
  YAML,
  KONVEYOR,
  SARIF,
  /** One file with everything in it, for a browser. */
  HTML
}
