package dev.lepton.accept.security.advisory;

import dev.lepton.accept.security.version.VersionOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Versions between events, as OSV's schema defines them.
 *
 * @param events in the order of their versions
 */
record AffectedRange(VersionOrder order, List<Event> events) {
  /** Where the state of versions changes. */
  enum Kind {
    INTRODUCED,
    FIXED,
    LAST_AFFECTED
  }

  /** A version at which the state changes; 0 is before all others. */
  record Event(Kind kind, String version) {}

  static AffectedRange of(VersionOrder order, List<Event> events) {
    Comparator<Event> byVersion = (first, second) -> compare(order, first, second.version());
    return new AffectedRange(order, events.stream().sorted(byVersion).toList());
  }

  private static int compare(VersionOrder order, Event event, String version) {
    boolean first = event.kind() == Kind.INTRODUCED && event.version().equals("0");
    return first ? -1 : order.compare(event.version(), version);
  }

  boolean contains(String version) {
    boolean affected = false;
    for (Event event : events) {
      int order = compare(this.order, event, version);
      affected =
          switch (event.kind()) {
            case INTRODUCED -> affected || order <= 0;
            case FIXED -> affected && order > 0;
            case LAST_AFFECTED -> affected && order >= 0;
          };
    }
    return affected;
  }

  Optional<String> fixedAfter(String version) {
    return events.stream()
        .filter(event -> event.kind() == Kind.FIXED)
        .map(Event::version)
        .filter(fixed -> order.compare(fixed, version) > 0)
        .findFirst();
  }
}
