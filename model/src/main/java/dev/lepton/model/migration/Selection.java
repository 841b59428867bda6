package dev.lepton.model.migration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which part of a database is moved, and what changes on the way. Patterns are {@link
 * NamePattern}s.
 *
 * @param schemas only what lies in these; empty for all
 * @param tables only these relations (tables, views, sequences) and what they need; empty for all
 * @param exclude relations left out, whatever else is said
 * @param rows which rows travel, where not all; the first that fits a table counts
 * @param renames new names of schemas, by the source's name
 * @param skip kinds of object that are left out, named as in the reports: {@code trigger}, {@code
 *     foreign key}, …
 * @param owners whom the objects belong to at the target
 */
public record Selection(
    List<String> schemas,
    List<String> tables,
    List<String> exclude,
    List<RowCondition> rows,
    Map<String, String> renames,
    Set<String> skip,
    OwnerSpec owners) {

  /** Which rows of a table travel: a condition as SQL has it after WHERE. */
  public record RowCondition(String table, String condition) {}

  private static final Selection ALL =
      new Selection(List.of(), List.of(), List.of(), List.of(), Map.of(), Set.of(), OwnerSpec.KEEP);

  /**
   * @throws IllegalArgumentException if a pattern cannot be read, or two schemas get one name
   */
  public Selection {
    schemas = List.copyOf(schemas);
    tables = List.copyOf(tables);
    exclude = List.copyOf(exclude);
    rows = List.copyOf(rows);
    renames = Map.copyOf(renames);
    skip = Set.copyOf(skip);
    List.of(schemas, tables, exclude).forEach(list -> list.forEach(NamePattern::parse));
    rows.forEach(row -> NamePattern.parse(row.table()));
    if (Set.copyOf(renames.values()).size() < renames.size()) {
      throw new IllegalArgumentException("two schemas are renamed to the same name");
    }
  }

  /** The whole database, as it is. */
  public static Selection all() {
    return ALL;
  }

  /** Whether every object travels, though perhaps under another name or owner. */
  public boolean whole() {
    return schemas.isEmpty() && tables.isEmpty() && exclude.isEmpty() && skip.isEmpty();
  }

  /**
   * Whether relations stay behind that people may go on working with, so that what travels must be
   * told from them.
   */
  public boolean partial() {
    return !(schemas.isEmpty() && tables.isEmpty() && exclude.isEmpty());
  }

  /** In a line, for people. */
  public String described() {
    StringJoiner parts = new StringJoiner("; ");
    add(parts, "schemas ", schemas);
    add(parts, "tables ", tables);
    add(parts, "without ", exclude);
    rows.forEach(row -> parts.add("rows of " + row.table() + " where " + row.condition()));
    new TreeMap<>(renames).forEach((from, to) -> parts.add("schema " + from + " as " + to));
    add(parts, "skipping ", new TreeSet<>(skip));
    if (!owners.equals(OwnerSpec.KEEP)) {
      parts.add(owners.keep() ? "roles renamed" : "no owners");
    }
    return parts.length() == 0 ? "everything" : parts.toString();
  }

  private static void add(StringJoiner parts, String title, Collection<String> names) {
    if (!names.isEmpty()) {
      parts.add(title + String.join(", ", names));
    }
  }

  /** Which rows of a table travel; empty for all of them. */
  public Optional<String> condition(String schema, String table) {
    return rows.stream()
        .filter(row -> NamePattern.parse(row.table()).matches(schema, table))
        .map(RowCondition::condition)
        .findFirst();
  }
}
