package dev.lepton.transform.internal.schedule;

import java.util.Optional;

/**
 * When a cluster's clock starts a job.
 *
 * @param fields minute, hour, day of the month, month, day of the week, as cron writes them
 * @param zone an IANA time zone; empty for that of the control plane, which is UTC mostly
 */
public record Timetable(String fields, Optional<String> zone) {
  /** In the control plane's own zone. */
  public static Timetable of(String fields) {
    return new Timetable(fields, Optional.empty());
  }

  /** For people. */
  @Override
  public String toString() {
    return fields + zone.map(name -> " (" + name + ")").orElse("");
  }
}
