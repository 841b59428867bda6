package dev.lepton.cli.plan;

import dev.lepton.assess.inventory.InventoryImporter;
import dev.lepton.cli.command.SheetOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.plan.SizingReport;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.demand.EstateSizer;
import dev.lepton.plan.demand.InventoryBook;
import dev.lepton.plan.demand.SizeRequest;
import dev.lepton.plan.demand.rule.RuleSettings;
import dev.lepton.plan.usage.UsageData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sizes servers and containers by what they use. */
@Command(
    name = "size",
    mixinStandardHelpOptions = true,
    description = {
      "How large each server or container should be, by what it uses: requests, limits, copies,"
          + " storage class, IOPS and network, with the figures that lead there, a confidence of 1 to"
          + " 5, and warnings.",
      "Servers of the inventory without a series are sized by its summaries, or by what they have"
          + " today. The CSV that -o csv writes is one that `lepton plan pack` reads.",
      "Exit status 3 if rows could not be used; the rest is sized all the same."
    })
public final class SizeCommand implements Callable<Integer> {
  private static final int MOST_PROBLEMS = 40;

  private final Terminal terminal;

  @Mixin private UsageOptions usage = new UsageOptions();
  @Mixin private RuleOptions rule = new RuleOptions();

  @Option(
      names = "--inventory",
      paramLabel = "FILE",
      description =
          "What the servers have today: a saved inventory, or any file that `lepton inventory"
              + " import` reads.")
  private Optional<Path> inventory = Optional.empty();

  @Option(
      names = "--availability",
      paramLabel = "PERCENT",
      defaultValue = "99",
      description =
          "Two copies of a server from 99.9, three from 99.99 (default: ${DEFAULT-VALUE}).")
  private double availability = 99;

  @Option(
      names = "--catalogue",
      paramLabel = "PROVIDER:REGION",
      description = "Also names the cheapest machine there that is large enough.")
  private Optional<String> catalogue = Optional.empty();

  @Option(
      names = "--architecture",
      paramLabel = "ARCH",
      defaultValue = "amd64",
      description = "Of that machine: amd64, arm64 or any (default: ${DEFAULT-VALUE}).")
  private String architecture = "amd64";

  @Option(names = "--brief", description = "In a table, leaves the figures and warnings out.")
  private boolean brief;

  @Mixin private SheetOption output = new SheetOption();

  public SizeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RuleSettings settings = rule.settings();
    if (usage.none() && inventory.isEmpty()) {
      throw usage(
          "there is nothing to size", "plan size", "name --usage, --prometheus or --inventory");
    }
    if (!(availability > 0 && availability < 100)) {
      throw usage(
          "--availability " + availability + " cannot be meant",
          "--availability",
          "give per cent above 0 and below 100, such as 99.9");
    }
    if (!List.of("amd64", "arm64", "any").contains(architecture)) {
      throw usage(
          "--architecture " + architecture + " cannot be meant",
          "--architecture",
          "use amd64, arm64 or any");
    }
    InventoryBook book = inventory.map(SizeCommand::read).orElseGet(InventoryBook::empty);
    UsageData data = usage.read(terminal, settings.name().id(), book::allocation);
    List<Offer> offers =
        catalogue.map(RegionOffers::of).orElse(List.of()).stream()
            .filter(offer -> offers(offer.machine().architecture()))
            .toList();
    SizingReport report =
        new EstateSizer(new SizeRequest(settings, availability, offers)).report(data, book);
    tell(report);
    output.print(terminal, report, SizeLines.of(report, brief), () -> SizeLines.csv(report));
    return (report.usableRows() < report.rows() ? ExitCode.CONFIGURATION : ExitCode.OK).status();
  }

  private boolean offers(String machine) {
    return architecture.equals("any") || architecture.equals(machine);
  }

  private static InventoryBook read(Path file) {
    InventoryImporter importer = new InventoryImporter();
    importer.file(file, Optional.empty());
    Inventory inventory = importer.inventory();
    return new InventoryBook(inventory);
  }

  private void tell(SizingReport report) {
    report.problems().stream()
        .limit(MOST_PROBLEMS)
        .forEach(problem -> terminal.err().println("warning: " + problem));
    int more = report.problems().size() - MOST_PROBLEMS;
    if (more > 0) {
      terminal.err().println("… and " + more + " more; -o json lists them");
    }
  }

  private static LeptonException usage(String what, String where, String fix) {
    return new LeptonException(ErrorCode.USAGE, what, where, fix);
  }
}
