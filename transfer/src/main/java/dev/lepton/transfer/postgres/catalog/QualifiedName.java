package dev.lepton.transfer.postgres.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A schema-qualified name, unquoted. */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {
  private static final String PART = "(\"(?:[^\"]|\"\")+\"|[^\".]+)";
  private static final Pattern PARTS = Pattern.compile(PART + "\\." + PART);

  /** Quotes one identifier for SQL. */
  public static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /**
   * Reads a name as PostgreSQL's format('%I.%I') writes it: parts are quoted only where they must
   * be.
   *
   * @throws IllegalArgumentException if it does not have exactly two parts
   */
  public static QualifiedName parse(String sql) {
    Matcher parts = PARTS.matcher(sql);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a qualified name: " + sql);
    }
    return new QualifiedName(unquote(parts.group(1)), unquote(parts.group(2)));
  }

  private static String unquote(String part) {
    return part.startsWith("\"")
        ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
        : part;
  }

  /** Both parts quoted for SQL. */
  public String sql() {
    return quote(schema) + "." + quote(name);
  }

  @Override
  public int compareTo(QualifiedName other) {
    int bySchema = schema.compareTo(other.schema);
    return bySchema != 0 ? bySchema : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
