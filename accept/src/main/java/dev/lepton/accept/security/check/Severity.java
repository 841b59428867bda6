package dev.lepton.accept.security.check;

import java.util.Locale;

/** How much a failed check matters. Only HIGH stops the migration. */
public enum Severity {
  INFO,
  LOW,
  MEDIUM,
  HIGH;

  /** As the document has it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
