package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.Definition;
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

/** What is read from both sides' catalogues, with failures explained. Immutable. */
public final class Catalogs {
  /** Both sides whole and under the same names; of tables those that a change stream carries. */
  static final Catalogs ALL = streamed(Selection.all());

  private final Tables tables;
  private final CatalogReader source;
  private final CatalogReader target;
  private final SchemaNames targetNames;

  /** Everything that a selection carries, whether or not a change stream would. */
  static Catalogs complete(Selection selection) {
    return new Catalogs(selection, CatalogReader::allTables);
  }

  /** What a change stream carries of a selection. */
  static Catalogs streamed(Selection selection) {
    return new Catalogs(selection, CatalogReader::tables);
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
    return new Catalogs(without, CatalogReader::unstreamedTables);
  }

  private Catalogs(Selection selection, Tables tables) {
    this.tables = tables;
    this.targetNames = SchemaNames.of(selection);
    this.source = new CatalogReader(selection);
    this.target = new CatalogReader(selection, targetNames);
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

  SchemaNames sourceNames() {
    return SchemaNames.same();
  }

  public SchemaNames targetNames() {
    return targetNames;
  }

  public List<TableInfo> sourceTables(SideSession session) {
    return read(session, open -> tables.read(source, open));
  }

  public List<TableInfo> targetTables(SideSession session) {
    return read(session, open -> tables.read(target, open));
  }

  List<SequenceInfo> sourceSequences(SideSession session) {
    return read(session, source::sequences);
  }

  /** Under the source's names. */
  List<SequenceInfo> targetSequences(SideSession session) {
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

  List<Definition> sourceDefinitions(SideSession session) {
    return read(session, source::definitions);
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
