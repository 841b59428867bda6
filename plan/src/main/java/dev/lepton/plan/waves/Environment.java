package dev.lepton.plan.waves;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an application is there for. */
public enum Environment {
  NON_PRODUCTION("non-production"),
  PRODUCTION("production");

  private static final Set<String> PRODUCTIVE =
      Set.of("production", "prod", "prd", "live", "dr", "disaster recovery");
  private static final Set<String> OTHERS =
      Set.of(
          "non-production",
          "nonproduction",
          "nonprod",
          "non-prod",
          "development",
          "dev",
          "test",
          "testing",
          "qa",
          "uat",
          "sit",
          "integration",
          "staging",
          "stage",
          "acceptance",
          "sandbox",
          "demo",
          "training",
          "preproduction",
          "pre-production",
          "preprod",
          "pre-prod");

  private final String id;

  Environment(String id) {
    this.id = id;
  }

  /** The name in documents. */
  public String id() {
    return id;
  }

  /** What people mean by a word; empty if it is none of theirs. */
  static Optional<Environment> of(String word) {
    String name = word.strip().toLowerCase(Locale.ROOT);
    if (PRODUCTIVE.contains(name)) {
      return Optional.of(PRODUCTION);
    }
    return OTHERS.contains(name) ? Optional.of(NON_PRODUCTION) : Optional.empty();
  }
}
