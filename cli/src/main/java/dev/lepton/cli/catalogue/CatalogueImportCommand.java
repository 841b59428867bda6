package dev.lepton.cli.catalogue;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Failures;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.PriceImport;
import dev.lepton.plan.catalogue.CatalogueImporter;
import dev.lepton.plan.catalogue.ExchangeRates;
import dev.lepton.plan.catalogue.ImportSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings fresh prices in. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Imports prices: CSV (provider,region,type,vcpu,memory_gib,arch,on_demand_per_hour,currency,as_of"
          + " and network_mbps,allocatable_mcpu,allocatable_mib,max_pods,spot_per_hour), AWS's offer file"
          + " of AmazonEC2 (with reservations) and of savings plans (JSON or CSV), answers of"
          + " Azure's retail prices API (JSON, with reservations and savings plans), Google's Compute"
          + " Engine SKUs (JSON, with committed use), Alibaba Cloud's price file of ECS (JSON, with"
          + " subscriptions).",
      "Prices of services: CSV provider,region,service,unit,price,currency,as_of,source with"
          + " block_storage and object_storage by the GB-month, egress_internet, egress_region,"
          + " egress_zone and nat_traffic by the GB, load_balancer and managed_kubernetes by the hour,"
          + " managed_postgresql and managed_mysql by the vCPU-hour.",
      "Prices of commitments (reservations, savings plans, committed use): CSV"
          + " provider,region,type,years,currency,as_of,source and discount_percent, or upfront and"
          + " per_hour; type is a machine, a series such as n2-*, or any; region may be any.",
      "Prices that cannot be right are refused and told. Exit status 3 if something was."
    })
public final class CatalogueImportCommand implements Callable<Integer> {
  private static final int MOST_LEFT_OUT = 20;

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of prices.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = "The day of prices in files that do not say (default: the file's own).")
  private Optional<String> asOf = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "CUR=N",
      description = "Units of a currency for one US dollar, such as EUR=0.92; may be repeated.")
  private Map<String, Double> rates = new HashMap<>();

  @Option(
      names = "--trust",
      description = "Believes prices and sizes that differ much from the known ones.")
  private boolean trust;

  @Mixin private CatalogueFolder folder = new CatalogueFolder();
  @Mixin private OutputOption output = new OutputOption();

  public CatalogueImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ImportSettings settings =
        new ImportSettings(
            asOf.map(CatalogueImportCommand::day), rates(), trust, LocalDate.now(ZoneOffset.UTC));
    List<PriceImport> imports = new ArrayList<>();
    List<LeptonException> failures = new ArrayList<>();
    for (Path file : files) {
      try {
        imports.addAll(new CatalogueImporter(folder.store(), settings).run(file));
      } catch (LeptonException e) {
        failures.add(e);
      }
    }
    failures.forEach(new Failures(terminal)::explain);
    if (imports.isEmpty()) {
      return failures.get(0).code().exitCode().status();
    }
    imports.forEach(this::tell);
    output.print(terminal, imports, imports.stream().flatMap(one -> lines(one).stream()).toList());
    boolean all =
        failures.isEmpty()
            && imports.stream().allMatch(one -> one.refused().isEmpty() && one.leftOut().isEmpty());
    return (all ? ExitCode.OK : ExitCode.CONFIGURATION).status();
  }

  private void tell(PriceImport done) {
    done.warnings().forEach(warning -> terminal.err().println("warning: " + warning));
    done.leftOut().stream()
        .limit(MOST_LEFT_OUT)
        .forEach(line -> terminal.err().println("left out: " + line));
    int more = done.leftOut().size() - MOST_LEFT_OUT;
    if (more > 0) {
      terminal.err().println("… and " + more + " more; -o json lists them");
    }
  }

  private static List<String> lines(PriceImport done) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %,d of %,d prices of %s kept, %,d machine types in %d regions; %s",
            done.provider(),
            done.kept(),
            done.rows(),
            done.asOf(),
            done.machines(),
            done.regions(),
            done.source()));
    for (PriceImport.Refused refused : done.refused()) {
      lines.add(String.format(Locale.ROOT, "  refused %,d: %s", refused.rows(), refused.reason()));
      refused.examples().forEach(example -> lines.add("    " + example));
    }
    return lines;
  }

  private ExchangeRates rates() {
    Map<String, Double> all = new HashMap<>(ExchangeRates.defaults().unitsPerUsd());
    rates.forEach(
        (currency, rate) -> {
          if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new LeptonException(
                ErrorCode.USAGE,
                "--rate " + currency + "=" + rate + " cannot be meant",
                "--rate",
                "give the number of " + currency + " that one US dollar buys");
          }
          all.put(currency.toUpperCase(Locale.ROOT), rate);
        });
    return new ExchangeRates(all, LocalDate.now(ZoneOffset.UTC));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new LeptonException(
          ErrorCode.USAGE, "\"" + text + "\" is no day", "--as-of", "write 2026-11-30", e);
    }
  }
}
