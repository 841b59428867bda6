package dev.lepton.transfer.postgres.catalog;

/** A schema-qualified name, unquoted. */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {

  /** Quotes one identifier for SQL. */
  public static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
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
