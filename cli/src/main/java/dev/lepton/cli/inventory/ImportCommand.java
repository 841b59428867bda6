package dev.lepton.cli.inventory;

import dev.lepton.assess.inventory.InventoryFiles;
import dev.lepton.assess.inventory.InventoryFormat;
import dev.lepton.assess.inventory.InventoryImporter;
import dev.lepton.cli.command.OptionValues;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Failures;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.prometheus.TimeWindow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one inventory of files of any known format. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Makes one inventory of all files: Azure Migrate, AWS Migration Hub and Konveyor CSV, RVTools"
          + " xlsx, usage series, saved inventories, and Prometheus at its address.",
      "The format is told by the header. Of values said twice the earlier file's wins; conflicts,"
          + " duplicates and every row or value that was left out are listed. Exit status 3 if"
          + " something was left out, 5 if Prometheus failed; the rest is saved all the same."
    })
public final class ImportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or http(s)://HOST:9090.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Overrules what the files look like: azure-migrate, aws-migration-hub, rvtools, konveyor,"
              + " usage, lepton.")
  private Optional<String> format = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the inventory is saved (default: ${DEFAULT-VALUE}).")
  private Path saved = InventoryView.DEFAULT;

  @Option(
      names = "--window",
      paramLabel = "DURATION",
      defaultValue = "168h",
      description = "How far back Prometheus is asked (default: ${DEFAULT-VALUE}).")
  private String window = "168h";

  @Option(
      names = "--step",
      paramLabel = "DURATION",
      defaultValue = "5m",
      description = "Time between two samples of Prometheus (default: ${DEFAULT-VALUE}).")
  private String step = "5m";

  @Option(
      names = "--token",
      paramLabel = "REFERENCE",
      description = "Bearer token for Prometheus: env:NAME or file:/path.")
  private Optional<String> token = Optional.empty();

  @Mixin private OutputOption output = new OutputOption();

  public ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<InventoryFormat> forced = format.map(ImportCommand::format);
    InventoryImporter importer = new InventoryImporter();
    List<LeptonException> failures = new ArrayList<>();
    for (String file : files) {
      try {
        if (file.matches("https?://.*")) {
          importer.prometheus(OptionValues.prometheus(terminal, "FILE", file, token), asked());
        } else {
          importer.file(Path.of(file), forced);
        }
      } catch (LeptonException e) {
        failures.add(e);
      }
    }
    failures.forEach(new Failures(terminal)::explain);
    if (failures.size() == files.size()) {
      return failures.get(0).code().exitCode().status();
    }
    Inventory inventory = importer.inventory();
    InventoryFiles.write(saved, inventory);
    InventoryView view = new InventoryView(inventory);
    view.notices(terminal.err());
    List<String> table = new ArrayList<>(view.summary(failures.size()));
    table.add("inventory: " + saved);
    output.print(terminal, inventory, table);
    if (!failures.isEmpty()) {
      return failures.get(0).code().exitCode().status();
    }
    return inventory.complete() ? ExitCode.OK.status() : ExitCode.CONFIGURATION.status();
  }

  private TimeWindow asked() {
    return new TimeWindow(
        Instant.now(),
        OptionValues.duration("--window", window),
        OptionValues.duration("--step", step));
  }

  private static InventoryFormat format(String id) {
    return InventoryFormat.of(id)
        .orElseThrow(
            () ->
                usage(
                    "there is no format \"" + id + "\"",
                    "--format",
                    "use one of "
                        + String.join(
                            ", ",
                            Arrays.stream(InventoryFormat.values())
                                .map(InventoryFormat::id)
                                .toList())));
  }

  private static LeptonException usage(String what, String where, String fix) {
    return new LeptonException(ErrorCode.USAGE, what, where, fix);
  }
}
