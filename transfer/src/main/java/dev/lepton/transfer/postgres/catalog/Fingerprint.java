package dev.lepton.transfer.postgres.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Definitions in a form that is the same on every server version. */
final class Fingerprint {
  /** A qualifier before a name: newer servers leave it out where a query reads only one table. */
  private static final Pattern QUALIFIER =
      Pattern.compile("(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)\\.(?=[\\p{L}_\"*])");

  private static final Pattern LAYOUT = Pattern.compile("[\\s()]+");

  private Fingerprint() {}

  static List<SchemaObject> of(List<Definition> definitions) {
    return definitions.stream()
        .filter(definition -> definition.kind().compared())
        .map(
            definition ->
                new SchemaObject(definition.kind().title(), definition.name(), text(definition)))
        .sorted(Comparator.comparing(SchemaObject::kind).thenComparing(SchemaObject::name))
        .toList();
  }

  private static String text(Definition definition) {
    return switch (definition.kind()) {
      // The server prints these anew from their parsed form, each version in its own manner.
      case VIEW, MATERIALIZED_VIEW, RULE, POLICY ->
          LAYOUT.matcher(QUALIFIER.matcher(definition.sql()).replaceAll("")).replaceAll(" ");
      default -> definition.sql();
    };
  }
}
