package dev.lepton.assess.inventory;

import dev.lepton.assess.inventory.draft.Assembler;
import dev.lepton.assess.inventory.draft.Drafts;
import dev.lepton.assess.inventory.draft.ImportLog;
import dev.lepton.assess.inventory.table.CsvTable;
import dev.lepton.assess.inventory.table.Header;
import dev.lepton.assess.inventory.table.TextFile;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.ImportNotice;
import dev.lepton.model.inventory.ImportSource;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Place;
import dev.lepton.prometheus.PrometheusClient;
import dev.lepton.prometheus.PrometheusSource;
import dev.lepton.prometheus.TimeWindow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads files of any known format, one after the other, and makes one inventory of all. Of values
 * that are said twice, the earlier file's wins. Not thread-safe.
 */
public final class InventoryImporter {
  private final Drafts drafts = new Drafts();
  private final List<ImportSource> sources = new ArrayList<>();
  private final List<ImportNotice> notices = new ArrayList<>();
  private Optional<Inventory> made = Optional.empty();

  /**
   * Reads one file.
   *
   * @param format overrules what the file looks like
   * @throws LeptonException CONFIG_UNREADABLE when it cannot be read; CONFIG_INVALID when it is of
   *     no known format
   */
  public void file(Path path, Optional<InventoryFormat> format) {
    String name = path.toString();
    InventoryFormat kind = format.orElseGet(() -> detect(path, name));
    ImportLog log = new ImportLog();
    switch (kind) {
      case RVTOOLS -> new RvToolsReader(drafts, log).read(path, name);
      case LEPTON -> new SavedInventoryReader(drafts, log, name).read(InventoryFiles.read(path));
      case PROMETHEUS ->
          throw new LeptonException(
              ErrorCode.CONFIG_INVALID,
              "Prometheus is asked at an address, not read from a file",
              name,
              "give http://HOST:9090");
      case DISCOVER ->
          throw new LeptonException(
              ErrorCode.CONFIG_INVALID,
              "servers are looked at, not read from a file",
              name,
              "use `lepton discover`");
      default -> rows(path, name, kind, log);
    }
    finish(name, kind, log);
  }

  /** Asks a Prometheus server. */
  public void prometheus(PrometheusSource source, TimeWindow window) {
    ImportLog log = new ImportLog();
    PrometheusClient client = new PrometheusClient(source);
    new PrometheusReader(client, window, drafts, log).read();
    finish(client.address(), InventoryFormat.PROMETHEUS, log);
  }

  /**
   * Takes what was seen on a server.
   *
   * @param address of the server, as places will name it
   * @param seen puts it into the drafts and counts it in the log
   */
  public void discovered(String address, BiConsumer<Drafts, ImportLog> seen) {
    ImportLog log = new ImportLog();
    seen.accept(drafts, log);
    finish(address, InventoryFormat.DISCOVER, log);
  }

  /** Everything that was read; nothing more can be read afterwards. */
  public Inventory inventory() {
    if (made.isEmpty()) {
      made = Optional.of(Assembler.assemble(drafts, sources, notices));
    }
    return made.get();
  }

  private void finish(String name, InventoryFormat kind, ImportLog log) {
    if (made.isPresent()) {
      throw new IllegalStateException("the inventory has been made already");
    }
    sources.add(log.source(name, kind.id()));
    notices.addAll(log.notices());
  }

  private void rows(Path path, String name, InventoryFormat kind, ImportLog log) {
    TextFile text = TextFile.of(path);
    if (text.guessed()) {
      log.warn(
          "the file is not UTF-8; it was read as Windows-1252",
          Place.of(name),
          "save it as UTF-8 if names look wrong");
    }
    CsvTable table = new CsvTable(text, name);
    Header header = table.header();
    requireColumns(kind, header, name);
    for (int column : header.repeated()) {
      log.warn(
          "a second column is called \"" + header.title(column) + "\"; it is not read",
          new Place(name, 1, column + 1),
          "rename or remove it");
    }
    RowReader reader = reader(kind, log);
    reader.begin(header, name);
    List<String> unread = table.read(reader).unread();
    reader.end();
    if (!unread.isEmpty() && log.hasKept()) {
      log.warn(
          "columns that an inventory has no use for: " + String.join(", ", unread),
          new Place(name, 1, 0),
          "rename those that mean something the format knows by another name");
    }
  }

  private RowReader reader(InventoryFormat kind, ImportLog log) {
    return switch (kind) {
      case AZURE_MIGRATE -> new AzureMigrateReader(drafts, log);
      case AWS_MIGRATION_HUB -> new MigrationHubReader(drafts, log);
      case KONVEYOR -> new KonveyorReader(drafts, log);
      case USAGE -> new UsageReader(drafts, log);
      case RVTOOLS, PROMETHEUS, DISCOVER, LEPTON -> throw new IllegalArgumentException(kind.id());
    };
  }

  private static void requireColumns(InventoryFormat kind, Header header, String name) {
    List<String> missing =
        kind == InventoryFormat.AWS_MIGRATION_HUB
            ? List.of()
            : kind.signature().stream().filter(column -> !header.has(column)).toList();
    if (!missing.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "a file of format " + kind.id() + " needs the column " + String.join(", ", missing),
          name + ":1",
          "add it, or leave --format out");
    }
  }

  private static InventoryFormat detect(Path path, String name) {
    byte[] start = start(path);
    if (start.length > 3 && start[0] == 'P' && start[1] == 'K') {
      return InventoryFormat.RVTOOLS;
    }
    if (start.length > 0 && new String(start, StandardCharsets.UTF_8).strip().startsWith("{")) {
      return InventoryFormat.LEPTON;
    }
    Header header = new CsvTable(TextFile.of(path), name).header();
    return InventoryFormat.of(header).orElseThrow(() -> unknown(header, name));
  }

  private static LeptonException unknown(Header header, String name) {
    String columns = String.join(", ", header.names());
    return new LeptonException(
        ErrorCode.CONFIG_INVALID,
        "the columns are of no format that is known: "
            + (columns.length() > 200 ? columns.substring(0, 200) + "…" : columns),
        name + ":1",
        "give an export of Azure Migrate, AWS Migration Hub, RVTools or Konveyor, or a usage series"
            + " with the columns time, server, cpu %; or say which it is with --format");
  }

  private static byte[] start(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(64);
    } catch (IOException e) {
      String why = Files.exists(path) ? String.valueOf(e.getMessage()) : "there is no such file";
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the file cannot be read: " + why,
          path.toString(),
          "check the path and its rights",
          e);
    }
  }
}
