package dev.lepton.cli.output;

/** How an outcome is printed. */
public enum Format {
  TABLE,
  JSON,
  YAML
}
