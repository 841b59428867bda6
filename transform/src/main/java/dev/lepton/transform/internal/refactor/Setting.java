package dev.lepton.transform.internal.refactor;

import java.util.Optional;

/**
 * An environment variable that the application reads.
 *
 * @param fallback what it does without; empty for secrets, and where the default is not one plain
 *     value
 */
public record Setting(String name, Kind kind, Optional<String> fallback) {

  /** What a setting is for; decides where the platform keeps it. */
  public enum Kind {
    DATABASE_URL,
    DATABASE_USER,
    DATABASE_PASSWORD,
    SECRET,
    PORT,
    DIRECTORY,
    LOG,
    OTHER
  }

  /** Whether the value must come from a secret store. */
  public boolean secret() {
    return kind == Kind.DATABASE_PASSWORD
        || kind == Kind.SECRET
        || kind == Kind.DATABASE_URL && fallback.isEmpty();
  }

  /** Whether it belongs to the database login, which is handed over as a whole. */
  public boolean database() {
    return kind == Kind.DATABASE_URL
        || kind == Kind.DATABASE_USER
        || kind == Kind.DATABASE_PASSWORD;
  }
}
