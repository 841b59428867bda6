package dev.lepton.transfer.postgres.catalog;

import dev.lepton.model.migration.Selection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the source's schemas are called at the target. The copy is built under the source's names;
 * its last step renames the schemas, so that until then both sides have the same names. Immutable
 * and thread-safe.
 */
public final class SchemaNames {
  private static final Pattern QUALIFIER =
      Pattern.compile("(?<![\\w$\"])(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)\\.");

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final SchemaNames SAME = new SchemaNames(Map.of());

  private final Map<String, String> toTarget;
  private final Map<String, String> toSource = new HashMap<>();

  private SchemaNames(Map<String, String> renames) {
    this.toTarget = renames;
    renames.forEach((from, to) -> toSource.put(to, from));
  }

  /** Both sides have the same names. */
  public static SchemaNames same() {
    return SAME;
  }

  /** The names once the copy is done. */
  public static SchemaNames of(Selection selection) {
    return selection.renames().isEmpty() ? SAME : new SchemaNames(selection.renames());
  }

  /** The way back: what is the target here is the source there. */
  public SchemaNames inverse() {
    return new SchemaNames(Map.copyOf(toSource));
  }

  public String toTarget(String sourceSchema) {
    return toTarget.getOrDefault(sourceSchema, sourceSchema);
  }

  public String toSource(String targetSchema) {
    return toSource.getOrDefault(targetSchema, targetSchema);
  }

  public QualifiedName toTarget(QualifiedName source) {
    return new QualifiedName(toTarget(source.schema()), source.name());
  }

  public QualifiedName toSource(QualifiedName target) {
    return new QualifiedName(toSource(target.schema()), target.name());
  }

  /** A table's name as {@link QualifiedName#sql} writes it, under the target's name. */
  public String sqlToTarget(String sql) {
    for (Map.Entry<String, String> schema : toTarget.entrySet()) {
      String prefix = QualifiedName.quote(schema.getKey()) + ".";
      if (sql.startsWith(prefix)) {
        return QualifiedName.quote(schema.getValue()) + "." + sql.substring(prefix.length());
      }
    }
    return sql;
  }

  /** The same table with its name at the target. */
  public TableInfo toTarget(TableInfo source) {
    return source.withName(toTarget(source.name()));
  }

  /** The same table with its name at the source. */
  public TableInfo toSource(TableInfo target) {
    return target.withName(toSource(target.name()));
  }

  /** A schema's name as SQL has it, quoted where it must be. */
  String schemaToSource(String quoted) {
    return toSource.isEmpty() ? quoted : textToSource(quoted + ".").replaceAll("\\.$", "");
  }

  /** SQL in which every qualifying name of a schema is the source's. */
  String textToSource(String sql) {
    if (toSource.isEmpty()) {
      return sql;
    }
    return QUALIFIER
        .matcher(sql)
        .replaceAll(
            found -> {
              String name = unquoted(found.group(1));
              String other = toSource(name);
              return Matcher.quoteReplacement(
                  other.equals(name) ? found.group() : quotedIfNeeded(other) + ".");
            });
  }

  private static String unquoted(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }

  private static String quotedIfNeeded(String name) {
    return PLAIN.matcher(name).matches() ? name : QualifiedName.quote(name);
  }
}
