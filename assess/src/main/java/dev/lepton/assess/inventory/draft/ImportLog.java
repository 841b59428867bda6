package dev.lepton.assess.inventory.draft;

import dev.lepton.assess.inventory.table.BadRow;
import dev.lepton.assess.inventory.table.Cell;
import dev.lepton.model.inventory.ImportNotice;
import dev.lepton.model.inventory.ImportNotice.Kind;
import dev.lepton.model.inventory.ImportSource;
import dev.lepton.model.inventory.Place;
import java.util.ArrayList;
import java.util.List;

/** Counts the rows of one source and keeps what is to be told of them. Not thread-safe. */
public final class ImportLog {
  private final List<ImportNotice> notices = new ArrayList<>();
  private long kept;
  private long excluded;
  private long rejected;

  public void kept() {
    kept++;
  }

  /** Whether any row was understood. */
  public boolean hasKept() {
    return kept > 0;
  }

  /** A row that is no server. */
  public void exclude(String what, Place where, String fix) {
    excluded++;
    notices.add(new ImportNotice(Kind.EXCLUDED, what, where, fix));
  }

  /** A row that cannot be understood. */
  public void reject(String what, Place where, String fix) {
    rejected++;
    notices.add(new ImportNotice(Kind.REJECTED, what, where, fix));
  }

  public void reject(BadRow bad) {
    reject(bad.what(), bad.where(), bad.fix());
  }

  /** A value that is left out of a row that is kept. */
  public void rejectValue(Cell cell, String what, String fix) {
    notices.add(
        new ImportNotice(
            Kind.VALUE_REJECTED,
            cell.column() + " \"" + cell.shown() + "\": " + what,
            cell.where(),
            fix));
  }

  /** Part of a server that could not be read, where there is no cell to point at. */
  public void incomplete(String what, Place where, String fix) {
    notices.add(new ImportNotice(Kind.VALUE_REJECTED, what, where, fix));
  }

  public void duplicate(String what, Place where) {
    notices.add(
        new ImportNotice(Kind.DUPLICATE, what, where, "remove one of the rows if that is wrong"));
  }

  public void warn(String what, Place where, String fix) {
    notices.add(new ImportNotice(Kind.WARNING, what, where, fix));
  }

  public List<ImportNotice> notices() {
    return List.copyOf(notices);
  }

  public ImportSource source(String file, String format) {
    return new ImportSource(file, format, kept + excluded + rejected, kept, excluded, rejected);
  }
}
