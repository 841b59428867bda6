package dev.lepton.assess.tables;

import java.util.Comparator;

/**
 * One class and one table.
 *
 * @param table as {@link TableNames} writes it
 * @param type the class, in full
 * @param how by what it is known
 * @param evidence the first place
 */
public record TableAccess(String table, String type, Access access, How how, Evidence evidence)
    implements Comparable<TableAccess> {
  private static final Comparator<TableAccess> ORDER =
      Comparator.comparing(TableAccess::table)
          .thenComparing(TableAccess::type)
          .thenComparing(TableAccess::access)
          .thenComparing(TableAccess::evidence)
          .thenComparing(TableAccess::how);

  /** By what an access is known. */
  public enum How {
    /** A query in the code, or in a mapping file. */
    QUERY,
    /** An annotation or a mapping file says that a class's objects are rows. */
    MAPPING,
    /** The class is a repository of such objects. */
    REPOSITORY,
    /** A call of such a repository; the method's name tells reading from writing. */
    REPOSITORY_CALL,
    /** The class hands such objects to an entity manager or a session. */
    ENTITY_MANAGER
  }

  /** The same with the table's name as it is agreed on. */
  TableAccess of(String name) {
    return new TableAccess(name, type, access, how, evidence);
  }

  @Override
  public int compareTo(TableAccess other) {
    return ORDER.compare(this, other);
  }
}
