package dev.lepton.transfer.postgres.schema;

import dev.lepton.transfer.postgres.catalog.Address;
import dev.lepton.transfer.postgres.catalog.Definition;
import dev.lepton.transfer.postgres.catalog.ObjectKind;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes definitions down as steps, in groups that may run at once. Not thread-safe. */
final class StepWriter {
  /** What rows are given once they are there. */
  private static final Set<ObjectKind> OF_ROWS =
      Set.of(
          ObjectKind.KEY_INDEX,
          ObjectKind.INDEX,
          ObjectKind.KEY,
          ObjectKind.FOREIGN_KEY,
          ObjectKind.FOREIGN_KEY_CHECK);

  private final Set<Address> early;
  private final Map<Address, QualifiedName> tables;
  private final Map<Address, Readiness> ready = new HashMap<>();
  private final Map<Address, String> ids = new HashMap<>();
  private final List<SchemaStep> steps = new ArrayList<>();

  /**
   * @param early what is made before the rows
   * @param tables names by address
   */
  StepWriter(Set<Address> early, Map<Address, QualifiedName> tables) {
    this.early = early;
    this.tables = tables;
  }

  List<SchemaStep> steps() {
    return steps;
  }

  /** Adds the steps of a stage, which come after those of the stages before it. */
  void add(Stage stage, List<Definition> definitions) {
    int group = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).group() + 1;
    Set<Address> together = new HashSet<>();
    boolean open = false;
    for (Definition definition : definitions) {
      boolean joins =
          open
              && definition.kind().parallel()
              && definition.needs().stream().noneMatch(together::contains);
      if (!joins) {
        group++;
        together.clear();
      }
      open = definition.kind().parallel();
      together.add(definition.address());
      steps.add(step(stage, definition, group));
    }
  }

  private SchemaStep step(Stage stage, Definition definition, int group) {
    Optional<Readiness> readiness =
        stage == Stage.PRE_DATA ? Optional.empty() : readiness(definition);
    readiness.ifPresent(known -> ready.put(definition.address(), known));
    ids.put(definition.address(), SchemaStep.id(definition.kind(), definition.name()));
    return new SchemaStep(
        stage,
        definition.kind(),
        definition.name(),
        definition.sql(),
        group,
        definition.roles(),
        definition.weight(),
        readiness,
        definition.schema());
  }

  /** Every late step that it needs comes before it in the order, and must be free of it as well. */
  private Optional<Readiness> readiness(Definition definition) {
    List<Address> late =
        definition.needs().stream().filter(address -> !early.contains(address)).toList();
    if (!OF_ROWS.contains(definition.kind()) || !ready.keySet().containsAll(late)) {
      return Optional.empty();
    }
    Set<QualifiedName> rowsOf = new TreeSet<>();
    definition.needs().stream().filter(tables::containsKey).map(tables::get).forEach(rowsOf::add);
    late.forEach(address -> rowsOf.addAll(ready.get(address).rowsOf()));
    return Optional.of(
        new Readiness(List.copyOf(rowsOf), late.stream().map(ids::get).sorted().toList()));
  }
}
