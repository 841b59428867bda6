package dev.lepton.transfer.postgres.schema;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Steps that cannot be done and need not be, told once per reason. Thread-safe. */
final class LeftOutSteps {
  private static final int EXAMPLES = 3;

  private final EventSink events;
  private final List<SchemaStep> steps = new ArrayList<>();
  private final Map<String, List<SchemaStep>> byReason = new TreeMap<>();

  LeftOutSteps(EventSink events) {
    this.events = events;
  }

  synchronized void withoutRole(SchemaStep step, Set<String> present) {
    steps.add(step);
    for (String role : step.roles()) {
      if (!present.contains(role)) {
        String reason =
            "the target has no role \""
                + role
                + "\": CREATE ROLE "
                + QualifiedName.quote(role)
                + " makes it";
        byReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(step);
      }
    }
  }

  synchronized void refused(SchemaStep step, String reason) {
    steps.add(step);
    byReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(step);
  }

  /** Tells why, and returns all of them. */
  synchronized List<SchemaStep> report() {
    byReason.forEach(
        (reason, because) ->
            events.emit(
                new Event.Noted(
                    Phase.TRANSFER, Event.Level.WARNING, named(because) + " left out: " + reason)));
    return List.copyOf(steps);
  }

  private static String named(List<SchemaStep> because) {
    List<String> names = because.stream().limit(EXAMPLES).map(SchemaStep::toString).toList();
    int more = because.size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
  }
}
