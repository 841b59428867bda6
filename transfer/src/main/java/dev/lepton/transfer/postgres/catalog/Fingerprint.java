package dev.lepton.transfer.postgres.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Definitions in a form that is the same on every server version. */
final class Fingerprint {
  /** A qualifier before a name: newer servers leave it out where a query reads only one table. */
  private static final Pattern QUALIFIER =
      Pattern.compile("(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)\\.(?=[\\p{L}_\"*])");

  private static final Pattern LAYOUT = Pattern.compile("[\\s()]+");

  private static final Pattern PARSED_BODY = Pattern.compile("\\n(BEGIN ATOMIC|RETURN )");

  /** Before version 18 a NOT NULL had no name; a partition's has its parent's. */
  private static final Pattern NAMED_NOT_NULL =
      Pattern.compile("CONSTRAINT (?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*) NOT NULL");

  private Fingerprint() {}

  static List<SchemaObject> of(List<Definition> definitions, SchemaNames names) {
    return definitions.stream()
        .filter(definition -> definition.kind().compared())
        .map(
            definition ->
                new SchemaObject(
                    definition.kind().title(),
                    definition.kind() == ObjectKind.SCHEMA
                        ? names.schemaToSource(definition.name())
                        : names.textToSource(definition.name()),
                    text(definition, names)))
        .sorted(Comparator.comparing(SchemaObject::kind).thenComparing(SchemaObject::name))
        .toList();
  }

  private static String text(Definition definition, SchemaNames names) {
    String sql = definition.kind() == ObjectKind.SCHEMA ? "" : names.textToSource(definition.sql());
    if (definition.kind().secret()) {
      return digest(sql);
    }
    if (definition.kind() == ObjectKind.TABLE) {
      return NAMED_NOT_NULL.matcher(sql).replaceAll("NOT NULL");
    }
    return printedAnew(definition) ? normal(sql) : sql;
  }

  /** The server prints these from their parsed form, each version in its own manner. */
  private static boolean printedAnew(Definition definition) {
    return switch (definition.kind()) {
      case VIEW, MATERIALIZED_VIEW, RULE, POLICY -> true;
      case FUNCTION -> PARSED_BODY.matcher(definition.sql()).find();
      default -> false;
    };
  }

  private static String normal(String sql) {
    return LAYOUT.matcher(QUALIFIER.matcher(sql).replaceAll("")).replaceAll(" ");
  }

  /** Tells passwords apart without showing them. */
  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
