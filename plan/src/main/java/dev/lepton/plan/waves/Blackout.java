package dev.lepton.plan.waves;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Days on which nothing moves.
 *
 * @param from first day
 * @param to last day, not before the first
 * @param application whose move it forbids; empty for all
 */
public record Blackout(LocalDate from, LocalDate to, String reason, Optional<String> application) {
  boolean touches(LocalDate first, LocalDate last) {
    return !first.isAfter(to) && !last.isBefore(from);
  }

  String words() {
    return reason + " (" + from + " to " + to + ")";
  }
}
