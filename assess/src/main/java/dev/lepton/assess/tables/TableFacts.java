package dev.lepton.assess.tables;

import java.util.List;

/** What is known of an application's tables; everything sorted. */
public record TableFacts(List<TableAccess> accesses, List<ForeignKey> foreignKeys) {
  public static final TableFacts NONE = new TableFacts(List.of(), List.of());
}
