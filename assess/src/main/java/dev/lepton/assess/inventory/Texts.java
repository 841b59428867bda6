package dev.lepton.assess.inventory;

import dev.lepton.assess.inventory.draft.Field;
import dev.lepton.assess.inventory.draft.Identifiers;
import dev.lepton.assess.inventory.draft.Said;
import dev.lepton.assess.inventory.draft.ServerDraft;
import dev.lepton.assess.inventory.table.Cell;
import dev.lepton.assess.inventory.table.Row;
import java.util.Optional;

/** Puts a row's texts into a draft. Stateless. */
final class Texts {
  private Texts() {}

  static Optional<Said<String>> said(Row row, String... columns) {
    return row.cell(columns).map(cell -> new Said<>(cell.text(), cell.where()));
  }

  static Optional<Said<String>> uuid(Optional<Cell> cell) {
    return cell.flatMap(
        given -> Identifiers.uuid(given.text()).map(uuid -> new Said<>(uuid, given.where())));
  }

  /** A name that is a host name identifies the machine; one with blanks is only a label. */
  static void hostName(ServerDraft draft, Optional<Said<String>> said) {
    draft.set(
        Field.HOST_NAME,
        said.filter(name -> name.value().matches("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}._-]*")));
  }
}
