package dev.lepton.transfer.postgres.schema;

import dev.lepton.transfer.postgres.catalog.ObjectKind;
import java.util.List;
import java.util.Optional;

/**
 * One object to be made.
 *
 * @param name quoted where SQL needs it; unique within its kind
 * @param sql one or several statements; may hold a password
 * @param group steps of equal group follow one another and may run at once
 * @param roles must exist on the target, or the step is left out
 * @param weight bytes of what has to be built; 0 where nothing is
 * @param readiness empty when it has to keep its place in the order
 * @param schema the unquoted schema that it lies in, for kinds that lie in one
 */
public record SchemaStep(
    Stage stage,
    ObjectKind kind,
    String name,
    String sql,
    int group,
    List<String> roles,
    long weight,
    Optional<Readiness> readiness,
    Optional<String> schema) {

  public SchemaStep {
    roles = List.copyOf(roles);
  }

  /** Stable across attempts: what the ledger knows the step by. */
  public String id() {
    return id(kind, name);
  }

  /** What the ledger knows an object's step by. */
  static String id(ObjectKind kind, String name) {
    return "schema/" + kind.title() + "/" + name;
  }

  @Override
  public String toString() {
    return kind.title() + " " + name;
  }
}
