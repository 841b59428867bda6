package dev.lepton.transfer.postgres;

import dev.lepton.model.transfer.BackupReport;
import dev.lepton.model.transfer.CopyReport;
import dev.lepton.model.transfer.TransferReport;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SchemaObject;
import dev.lepton.transfer.postgres.catalog.Uncarried;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.copy.CopiedChunk;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the phase's document together from the ledger and both catalogues. */
record ReportWriter(MoverSettings settings, ConnectionFactory source, ConnectionFactory target) {

  TransferReport write(
      String move, Optional<BackupReport> backup, VerificationReport verification) {
    try (Connection from = source.open();
        Connection to = target.open()) {
      Ledger ledger = new Ledger();
      return new TransferReport(
          settings.spec().name(),
          source.endpoint().display(),
          target.endpoint().display(),
          version(from),
          version(to),
          backup,
          tables(ledger.copiedChunks(to)),
          objects(new CatalogReader().objects(to)),
          verification,
          leftBehind(from, ledger.step(to, CopyGround.DONE), carriedAtTheSwitch()),
          move);
    } catch (SQLException e) {
      throw SqlFailure.of(target, "write the report", e);
    }
  }

  /**
   * @param begun when the copy began, in ns as {@link System#nanoTime} counts them
   */
  CopyReport write(String snapshot, Optional<VerificationReport> verification, long begun) {
    try (Connection from = source.open();
        Connection to = target.open()) {
      Ledger ledger = new Ledger();
      List<TransferReport.TableReport> tables = tables(ledger.copiedChunks(to));
      return new CopyReport(
          source.endpoint().display(),
          target.endpoint().display(),
          version(from),
          version(to),
          tables.stream().mapToLong(TransferReport.TableReport::rows).sum(),
          tables.stream().mapToLong(TransferReport.TableReport::bytes).sum(),
          (System.nanoTime() - begun) / 1e9,
          verification.map(VerificationReport::differenceCount),
          snapshot,
          tables,
          objects(new CatalogReader().objects(to)),
          verification,
          leftBehind(from, ledger.step(to, CopyGround.DONE), OneShotCopy.alsoCarried(settings)));
    } catch (SQLException e) {
      throw SqlFailure.of(target, "write the report", e);
    }
  }

  private Set<String> carriedAtTheSwitch() {
    return InitialCopy.ALSO_CARRIED.stream()
        .filter(kind -> !settings.spec().mayLack(kind))
        .collect(Collectors.toSet());
  }

  private static String version(Connection connection) throws SQLException {
    return Sql.string(connection, "SHOW server_version").orElse("unknown");
  }

  private static List<TransferReport.TableReport> tables(List<CopiedChunk> chunks) {
    Map<QualifiedName, List<CopiedChunk>> byTable =
        chunks.stream()
            .collect(
                Collectors.groupingBy(
                    copied -> copied.chunk().table(), TreeMap::new, Collectors.toList()));
    return byTable.entrySet().stream()
        .map(
            table ->
                new TransferReport.TableReport(
                    table.getKey().toString(),
                    table.getValue().stream().mapToLong(CopiedChunk::rows).sum(),
                    table.getValue().stream().mapToLong(CopiedChunk::bytes).sum(),
                    table.getValue().size(),
                    table.getValue().stream().mapToDouble(CopiedChunk::seconds).sum()))
        .toList();
  }

  private static List<TransferReport.ObjectCount> objects(List<SchemaObject> objects) {
    Map<String, Long> counts =
        objects.stream()
            .collect(
                Collectors.groupingBy(SchemaObject::kind, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(kind -> new TransferReport.ObjectCount(kind.getKey(), kind.getValue().intValue()))
        .toList();
  }

  /**
   * What the source has and is not carried, each allowed by kind, and the grants to roles that the
   * target lacks.
   */
  private List<String> leftBehind(Connection from, Optional<String> leftOut, Set<String> carried)
      throws SQLException {
    Stream<String> uncarried =
        new CatalogReader(settings.spec().selection())
            .uncarried(from).stream()
                .filter(object -> !carried.contains(object.kind()))
                .map(Uncarried::toString);
    return Stream.concat(
            uncarried, leftOut.stream().flatMap(String::lines).filter(line -> !line.isEmpty()))
        .toList();
  }
}
