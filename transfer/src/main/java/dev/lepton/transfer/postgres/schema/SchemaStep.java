package dev.lepton.transfer.postgres.schema;

import dev.lepton.transfer.postgres.catalog.ObjectKind;
import java.util.List;

/**
 * One object to be made.
 *
 * @param name quoted where SQL needs it; unique within its kind
 * @param group steps of equal group follow one another and may run at once
 * @param roles must exist on the target, or the step is left out
 * @param weight bytes of what has to be built; 0 where nothing is
 * @param rowsOf names of the tables whose rows are all that it waits for; empty when it has to keep
 *     its place in the order
 */
public record SchemaStep(
    Stage stage,
    ObjectKind kind,
    String name,
    String sql,
    int group,
    List<String> roles,
    long weight,
    List<String> rowsOf) {

  public SchemaStep {
    roles = List.copyOf(roles);
    rowsOf = List.copyOf(rowsOf);
  }

  /** Stable across attempts: what the ledger knows the step by. */
  public String id() {
    return "schema/" + kind.title() + "/" + name;
  }

  /** Whether it may be made as soon as the rows of its tables are there. */
  public boolean eager() {
    return !rowsOf.isEmpty();
  }
}
