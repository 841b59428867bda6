package dev.lepton.transfer.postgres.catalog;

/**
 * What a table writes into the WAL to name a row. A published table without one refuses updates and
 * deletes.
 *
 * @param present as ALTER TABLE … REPLICA IDENTITY takes it
 * @param needed the cheapest that holds the table's key
 */
public record ReplicaIdentity(QualifiedName table, String present, String needed) {
  private static final String FULL = "FULL";

  /** The same table where the stream has to tell whole rows, old and new. */
  public ReplicaIdentity whole() {
    return new ReplicaIdentity(table, present, FULL);
  }

  /** Whether the stream can name the table's rows; FULL always can. */
  public boolean suffices() {
    return present.equals(needed) || present.equals(FULL);
  }

  public String change() {
    return "ALTER TABLE ONLY " + table.sql() + " REPLICA IDENTITY " + needed;
  }

  public String undo() {
    return "ALTER TABLE ONLY " + table.sql() + " REPLICA IDENTITY " + present;
  }
}
