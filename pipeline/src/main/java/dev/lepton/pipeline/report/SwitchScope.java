package dev.lepton.pipeline.report;

import dev.lepton.model.migration.Migration;

/** Whether a migration switches anything at all. Stateless. */
final class SwitchScope {
  static final String NOTHING =
      "Nothing had to be switched: there is no database to move and no gateway.";

  private SwitchScope() {}

  /** Without a database, a gateway and a hook there is nothing that a switch could change. */
  static boolean empty(Migration migration) {
    return migration.databases().isEmpty()
        && migration.target().gateway().isEmpty()
        && migration.cutover().beforeHook().isEmpty()
        && migration.cutover().afterHook().isEmpty();
  }
}
