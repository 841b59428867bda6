package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import dev.lepton.transfer.postgres.catalog.SchemaObject;
import dev.lepton.transfer.postgres.catalog.SequenceInfo;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is read from both sides' catalogues, with failures explained: what is selected, under the
 * names that it has there. The side that leads is called the source here, also on the way back.
 * Immutable.
 */
public final class Catalogs {
  private final Tables tables;
  private final CatalogReader source;
  private final CatalogReader target;
  private final SchemaNames targetNames;
  private final boolean back;
  private final Selection selection;

  /** Everything that a selection carries, whether or not a change stream would. */
  static Catalogs complete(Selection selection) {
    return new Catalogs(selection, CatalogReader::allTables, false);
  }

  /** What a change stream carries of a selection, once the copy is done. */
  public static Catalogs streamed(Selection selection) {
    return new Catalogs(selection, CatalogReader::tables, false);
  }

  /**
   * What a selection carries and no change stream does.
   *
   * @param allowed kinds that stay behind, beside those that the selection skips
   */
  public static Catalogs unstreamed(Selection selection, Collection<String> allowed) {
    Set<String> skip = new HashSet<>(selection.skip());
    skip.addAll(allowed);
    Selection without =
        new Selection(
            selection.schemas(),
            selection.tables(),
            selection.exclude(),
            selection.rows(),
            selection.renames(),
            skip,
            selection.owners());
    return new Catalogs(without, CatalogReader::unstreamedTables, false);
  }

  /** The same tables on the way back. */
  public Catalogs back() {
    return new Catalogs(selection, tables, true);
  }

  private Catalogs(Selection selection, Tables tables, boolean back) {
    SchemaNames names = SchemaNames.of(selection);
    CatalogReader moved = new CatalogReader(selection);
    CatalogReader copy = new CatalogReader(selection, names);
    this.tables = tables;
    this.targetNames = back ? names.inverse() : names;
    this.source = back ? copy : moved;
    this.target = back ? moved : copy;
    this.back = back;
    this.selection = selection;
  }

  /** Which tables are compared. */
  @FunctionalInterface
  private interface Tables {
    List<TableInfo> read(CatalogReader reader, Connection connection) throws SQLException;
  }

  @FunctionalInterface
  private interface Query<T> {
    List<T> read(Connection connection) throws SQLException;
  }

  /** What a reader of a comparison has to know of it. */
  List<String> notes() {
    return selection.equals(Selection.all())
        ? List.of()
        : List.of(
            "selected: " + selection.described() + "; names are those of the side that leads");
  }

  SchemaNames sourceNames() {
    return SchemaNames.same();
  }

  /** What the names of the side that leads are at the one that follows. */
  public SchemaNames targetNames() {
    return targetNames;
  }

  /** The tables that travel, as the side that leads has them. */
  public List<TableInfo> sourceTables(SideSession session) {
    return tables(session, source, !back);
  }

  /** The same under the names of the side that follows. */
  public List<TableInfo> targetTables(SideSession session) {
    return tables(session, target, back);
  }

  /** Conditions say which rows of the moved database count; all rows of its copy do. */
  private List<TableInfo> tables(SideSession session, CatalogReader reader, boolean moved) {
    List<TableInfo> found = read(session, open -> tables.read(reader, open));
    return moved ? found : found.stream().map(TableInfo::unconditional).toList();
  }

  public List<SequenceInfo> sourceSequences(SideSession session) {
    return read(session, source::sequences);
  }

  /** Under the source's names. */
  public List<SequenceInfo> targetSequences(SideSession session) {
    return read(session, target::sequences).stream().map(this::named).toList();
  }

  private SequenceInfo named(SequenceInfo found) {
    return new SequenceInfo(
        targetNames.toSource(found.name()),
        found.lastValue(),
        found.isCalled(),
        found.increment(),
        found.minValue(),
        found.maxValue(),
        found.cycles());
  }

  /** The source's objects, and how to make them. */
  CatalogReader.Described sourceDescribed(SideSession session) {
    return read(session, open -> List.of(source.described(open))).get(0);
  }

  List<SchemaObject> sourceObjects(SideSession session) {
    return read(session, source::objects);
  }

  List<SchemaObject> targetObjects(SideSession session) {
    return read(session, target::objects);
  }

  private static <T> List<T> read(SideSession session, Query<T> query) {
    List<T> found = new ArrayList<>();
    session.run("read the catalogue", connection -> found.addAll(query.read(connection)));
    return found;
  }
}
