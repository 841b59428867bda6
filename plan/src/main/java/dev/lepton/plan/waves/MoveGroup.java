package dev.lepton.plan.waves;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Applications that cannot move apart.
 *
 * @param applications by name, at least one
 * @param servers how many, each counted once
 * @param effortTenths tenths of a day of work
 */
record MoveGroup(
    List<MoveApplication> applications, int servers, long effortTenths, boolean careful) {
  private static final double TENTHS = 10;

  MoveGroup {
    applications = List.copyOf(applications);
  }

  static MoveGroup of(List<MoveApplication> applications) {
    Set<String> servers = new HashSet<>();
    applications.forEach(one -> servers.addAll(one.servers()));
    return new MoveGroup(
        applications,
        servers.size(),
        applications.stream().mapToLong(one -> tenths(one.effortDays())).sum(),
        applications.stream().anyMatch(one -> one.careful().isPresent()));
  }

  static long tenths(double days) {
    return Math.round(days * TENTHS);
  }

  int size() {
    return applications.size();
  }

  /** Production where any of them is. */
  Environment environment() {
    return applications.stream().anyMatch(one -> one.environment() == Environment.PRODUCTION)
        ? Environment.PRODUCTION
        : Environment.NON_PRODUCTION;
  }
}
