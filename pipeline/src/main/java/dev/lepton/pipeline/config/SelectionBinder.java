package dev.lepton.pipeline.config;

import dev.lepton.model.migration.OwnerSpec;
import dev.lepton.model.migration.Selection;
import java.util.Set;

/** Which part of a database is moved, as a document has it. */
final class SelectionBinder {
  private SelectionBinder() {}

  /**
   * @throws IllegalArgumentException if a pattern cannot be read
   */
  static Selection bind(Section section) {
    return new Selection(
        section.texts("schemas"),
        section.texts("tables"),
        section.texts("exclude"),
        section.map("rows").entrySet().stream()
            .map(row -> new Selection.RowCondition(row.getKey(), row.getValue()))
            .toList(),
        section.map("renames"),
        Set.copyOf(section.texts("skip")),
        new OwnerSpec(section.text("owners", "keep").equals("keep"), section.map("roles")));
  }
}
