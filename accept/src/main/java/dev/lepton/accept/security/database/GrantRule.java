package dev.lepton.accept.security.database;

import dev.lepton.accept.security.check.Check;
import dev.lepton.accept.security.check.Severity;

/**
 * A check that one question to the catalogues answers.
 *
 * @param question each row of its one column is a place that breaks the rule; {@code
 *     current_setting('lepton.role')} is the application's role
 */
record GrantRule(Check check, String question) {
  static GrantRule of(String id, String title, Severity severity, String fix, String question) {
    return new GrantRule(new Check("database-" + id, title, severity, fix), question);
  }
}
