package dev.lepton.transfer.postgres.verify;

/**
 * Something about an object that its definition does not show.
 *
 * @param kind index, trigger, owner, privilege, …
 * @param schema by the source's name; empty where the object has none
 * @param name within the schema
 * @param make gives another database's object this state; empty where there is no such statement
 * @param mend takes this state away where it is; empty where there is no such statement
 * @param role whom an owner's or privilege's entry names; empty for everybody
 */
record ObjectState(
    String kind, String schema, String name, String state, String make, String mend, String role) {

  /** Tells the same thing on both sides. */
  String identity() {
    return kind + " " + title();
  }

  String title() {
    return schema.isEmpty() ? name : name.isEmpty() ? schema : schema + "." + name;
  }

  boolean isPrivilege() {
    return kind.equals("privilege");
  }

  boolean isSetting() {
    return kind.equals("database setting");
  }

  /** Whether it says something about the database itself. */
  boolean ofDatabase() {
    return isSetting()
        || schema.isEmpty() && name.equals("database")
        || name.contains(" on database to ");
  }

  boolean concernsRoles() {
    return isPrivilege() || kind.equals("owner");
  }

  boolean isExtension() {
    return kind.equals("extension");
  }
}
