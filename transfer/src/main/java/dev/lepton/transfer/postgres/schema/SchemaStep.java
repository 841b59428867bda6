package dev.lepton.transfer.postgres.schema;

import dev.lepton.transfer.postgres.catalog.ObjectKind;
import java.util.List;

/**
 * One object to be made.
 *
 * @param name quoted where SQL needs it; unique within its kind
 * @param group steps of equal group follow one another and may run at once
 * @param roles must exist on the target, or the step is left out
 */
public record SchemaStep(
    Stage stage, ObjectKind kind, String name, String sql, int group, List<String> roles) {

  /** Stable across attempts: what the ledger knows the step by. */
  public String id() {
    return "schema/" + kind.title() + "/" + name;
  }
}
