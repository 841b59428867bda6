package dev.lepton.transfer.postgres.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts steps into transactions. Small steps share one, since a commit and its round trips cost more
 * than they do; whatever takes long has its own, so that a restart repeats little. A transaction
 * holds the locks of all its steps until it ends, which bounds their number.
 */
final class StepBatches {
  private static final int MOST_STEPS = 100;
  private static final long MOST_BYTES = 16L << 20;

  private StepBatches() {}

  /** Batches of one group may run at once; groups follow one another. */
  static List<List<List<SchemaStep>>> of(List<SchemaStep> steps) {
    List<List<List<SchemaStep>>> groups = new ArrayList<>();
    int group = -1;
    boolean together = false;
    for (SchemaStep step : steps) {
      boolean parallel = step.kind().parallel();
      // Steps that are made one by one need no border between them but for their number.
      boolean joins = !groups.isEmpty() && (step.group() == group || !parallel && !together);
      if (!joins) {
        groups.add(new ArrayList<>());
      }
      add(groups.get(groups.size() - 1), step);
      group = step.group();
      together = parallel;
    }
    return groups;
  }

  private static void add(List<List<SchemaStep>> batches, SchemaStep step) {
    List<SchemaStep> last = batches.isEmpty() ? List.of() : batches.get(batches.size() - 1);
    long bytes = last.stream().mapToLong(SchemaStep::weight).sum();
    boolean full = last.size() >= MOST_STEPS || bytes + step.weight() > MOST_BYTES;
    if (last.isEmpty() || full) {
      batches.add(new ArrayList<>());
    }
    batches.get(batches.size() - 1).add(step);
  }
}
