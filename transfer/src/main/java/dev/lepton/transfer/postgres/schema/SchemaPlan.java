package dev.lepton.transfer.postgres.schema;

import dev.lepton.transfer.postgres.catalog.Address;
import dev.lepton.transfer.postgres.catalog.Definition;
import dev.lepton.transfer.postgres.catalog.ObjectKind;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The steps that make a schema, in order.
 *
 * @param steps in the order of their stages
 */
public record SchemaPlan(List<SchemaStep> steps) {

  public SchemaPlan {
    steps = List.copyOf(steps);
  }

  /**
   * @param definitions each after what it needs
   * @param rowKeys names of the indexes that belong to {@link Stage#ROW_KEYS}
   */
  public static SchemaPlan of(List<Definition> definitions, Set<String> rowKeys) {
    Set<Address> early = beforeRows(definitions);
    Map<Address, QualifiedName> tables =
        definitions.stream()
            .filter(d -> d.kind() == ObjectKind.TABLE)
            .collect(Collectors.toMap(Definition::address, d -> QualifiedName.parse(d.name())));
    StepWriter writer = new StepWriter(early, tables);
    writer.add(
        Stage.PRE_DATA, definitions.stream().filter(d -> early.contains(d.address())).toList());
    List<Definition> late =
        definitions.stream()
            .filter(d -> !early.contains(d.address()) && !d.kind().atCutover())
            .toList();
    writer.add(Stage.ROW_KEYS, late.stream().filter(d -> isRowKey(d, rowKeys)).toList());
    writer.add(Stage.POST_DATA, late.stream().filter(d -> !isRowKey(d, rowKeys)).toList());
    writer.add(Stage.CUT_OVER, definitions.stream().filter(d -> d.kind().atCutover()).toList());
    return new SchemaPlan(writer.steps());
  }

  private static boolean isRowKey(Definition definition, Set<String> rowKeys) {
    boolean index =
        definition.kind() == ObjectKind.KEY_INDEX || definition.kind() == ObjectKind.INDEX;
    return index && rowKeys.contains(definition.name());
  }

  public List<SchemaStep> of(Stage stage) {
    return steps.stream().filter(step -> step.stage() == stage).toList();
  }

  /**
   * SHA-256 over all steps in hexadecimal. It does not depend on their order, which follows the
   * sizes of the indexes and so changes while the source is in use.
   */
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      steps.stream()
          .sorted(Comparator.comparing(SchemaStep::kind).thenComparing(SchemaStep::name))
          .map(step -> step.id() + '\0' + step.sql() + '\0')
          .forEach(step -> digest.update(step.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * What tables need must be there before the rows, whatever it is; of the rest, what needs nothing
   * late.
   */
  private static Set<Address> beforeRows(List<Definition> definitions) {
    Set<Address> early = new HashSet<>();
    for (int i = definitions.size() - 1; i >= 0; i--) {
      Definition definition = definitions.get(i);
      if (definition.kind() == ObjectKind.TABLE || early.contains(definition.address())) {
        early.add(definition.address());
        early.addAll(definition.needs());
      }
    }
    for (Definition definition : definitions) {
      if (definition.kind().beforeRows() && early.containsAll(definition.needs())) {
        early.add(definition.address());
      }
    }
    return early;
  }
}
