package dev.lepton.accept.security.check;

import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.util.List;

/**
 * What is looked for. Immutable.
 *
 * @param id stable, starts with what it is about: manifest-, image-, package-, endpoint-, database-
 * @param title what holds when it passes
 * @param fix what to do when it does not
 */
public record Check(String id, String title, Severity severity, String fix) {

  /**
   * One failed entry for each violation, or one passed entry.
   *
   * @param violations where it failed; empty when it passed
   * @param scope what was looked at, for the passed entry
   */
  public List<SecurityCheck> outcome(List<String> violations, String scope) {
    if (violations.isEmpty()) {
      return List.of(new SecurityCheck(id, title, severity.id(), true, scope, fix));
    }
    return violations.stream()
        .map(where -> new SecurityCheck(id, title, severity.id(), false, where, fix))
        .toList();
  }

  /** A violation that somebody accepts, with the written reason: told, and nothing more. */
  public SecurityCheck waived(String where, String reason) {
    return new SecurityCheck(
        id, title, Severity.INFO.id(), false, where + " (waived: " + reason + ")", fix);
  }
}
