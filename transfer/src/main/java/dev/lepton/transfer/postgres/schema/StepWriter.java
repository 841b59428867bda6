package dev.lepton.transfer.postgres.schema;

import dev.lepton.transfer.postgres.catalog.Address;
import dev.lepton.transfer.postgres.catalog.Definition;
import dev.lepton.transfer.postgres.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes definitions down as steps, in groups that may run at once. Not thread-safe. */
final class StepWriter {
  private final Set<Address> early;
  private final Map<Address, String> tables;
  private final List<SchemaStep> steps = new ArrayList<>();

  /**
   * @param early what is made before the rows
   * @param tables names by address
   */
  StepWriter(Set<Address> early, Map<Address, String> tables) {
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
    return new SchemaStep(
        stage,
        definition.kind(),
        definition.name(),
        definition.sql(),
        group,
        definition.roles(),
        definition.weight(),
        stage == Stage.PRE_DATA ? List.of() : rowsOf(definition));
  }

  private List<String> rowsOf(Definition definition) {
    boolean index =
        definition.kind() == ObjectKind.KEY_INDEX || definition.kind() == ObjectKind.INDEX;
    if (!index || !early.containsAll(definition.needs())) {
      return List.of();
    }
    return definition.needs().stream().filter(tables::containsKey).map(tables::get).toList();
  }
}
