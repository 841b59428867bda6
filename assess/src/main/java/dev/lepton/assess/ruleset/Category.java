package dev.lepton.assess.ruleset;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much a finding matters for the migration. */
public enum Category {
  /** The application will not build or run unless this is changed. */
  MANDATORY,
  /** It will run, but worse than it could. */
  OPTIONAL,
  /** Somebody has to look: the rule alone cannot tell. */
  POTENTIAL;

  /** As rule files and reports write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Category> of(String text) {
    return Stream.of(values()).filter(category -> category.text().equals(text)).findFirst();
  }
}
