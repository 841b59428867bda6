package dev.lepton.cli.catalogue;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.PriceListing;
import dev.lepton.plan.catalogue.CatalogueView;
import dev.lepton.plan.catalogue.ExchangeRates;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.catalogue.PriceCatalogue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists prices. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "Lists the price lists with day, age and source, and what services cost; with PROVIDER its"
            + " regions; with PROVIDER:REGION the machines there and their prices.")
public final class CatalogueListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "PROVIDER[:REGION]",
      description = "Such as aws or aws:us-east-1.")
  private String named = "";

  @Mixin private CatalogueFolder folder = new CatalogueFolder();
  @Mixin private OutputOption output = new OutputOption();

  public CatalogueListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ExchangeRates rates = ExchangeRates.defaults();
    if (named.isEmpty()) {
      PriceListing listing =
          new CatalogueView(folder.store(), rates).listing(LocalDate.now(ZoneOffset.UTC));
      output.print(terminal, listing, lines(listing));
      return ExitCode.OK.status();
    }
    PriceCatalogue catalogue = PriceCatalogue.with(folder.store(), rates);
    int colon = named.indexOf(':');
    String provider = colon < 0 ? named : named.substring(0, colon);
    List<String> regions = catalogue.regions(provider);
    if (regions.isEmpty()) {
      throw unknown("provider", provider, catalogue.providers());
    }
    if (colon < 0) {
      output.print(terminal, regions, regions);
      return ExitCode.OK.status();
    }
    List<Offer> offers = catalogue.offers(provider, named.substring(colon + 1));
    if (offers.isEmpty()) {
      throw unknown("region", named.substring(colon + 1), regions);
    }
    output.print(terminal, offers, machines(offers));
    return ExitCode.OK.status();
  }

  private static LeptonException unknown(String what, String name, List<String> known) {
    return new LeptonException(
        ErrorCode.USAGE,
        "there are no prices of a " + what + " \"" + name + "\"",
        "PROVIDER:REGION",
        "use one of " + String.join(", ", known));
  }

  private static List<String> lines(PriceListing listing) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "%-10s %-11s %9s %8s %8s  %s",
            "provider", "as of", "age days", "regions", "refused", "from"));
    for (PriceListing.Machines list : listing.machines()) {
      lines.add(
          format(
              "%-10s %-11s %9d %8d %8d  %s",
              list.provider(),
              list.asOf(),
              list.ageDays(),
              list.regions(),
              list.refused(),
              (list.imported() ? "" : "bundled; ") + list.note()));
      if (!list.warning().isEmpty()) {
        lines.add("  ! " + list.warning());
      }
    }
    lines.add("");
    for (PriceListing.Commitments known : listing.commitments()) {
      lines.add(
          format(
              "commitments of %-10s %s",
              known.provider(),
              known.source().orElse("not priced: no price is known; import some")));
    }
    lines.add("");
    lines.add(format("%-24s %-20s %14s %-10s  %s", "provider", "service", "USD", "per", "from"));
    for (PriceListing.Service service : listing.services()) {
      lines.add(
          format(
              "%-24s %-20s %14s %-10s  %s",
              service.provider(),
              service.service(),
              service.usd().map(usd -> format("%.5f", usd)).orElse("not priced"),
              service.unit(),
              service.usd().isPresent()
                  ? service.asOf() + "; " + service.source()
                  : "no price is known; import one"));
    }
    return lines;
  }

  private static List<String> machines(List<Offer> offers) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "%-24s %7s %10s %-6s %12s %12s %12s %12s %s",
            "type", "vCPU", "GiB", "arch", "USD/h", "spot/h", "1 year/h", "3 years/h", "as of"));
    offers.stream()
        .sorted(Comparator.comparing(offer -> offer.machine().name()))
        .forEach(
            offer ->
                lines.add(
                    format(
                        "%-24s %7.0f %10.2f %-6s %12.5f %12s %12s %12s %s",
                        offer.machine().name(),
                        offer.machine().vcpu(),
                        offer.machine().memoryGib(),
                        offer.machine().architecture(),
                        offer.usdPerHour(),
                        offer.spotUsdPerHour().isPresent()
                            ? format("%.5f", offer.spotUsdPerHour().getAsDouble())
                            : "not priced",
                        committed(offer, 1),
                        committed(offer, 3),
                        offer.asOf())));
    return lines;
  }

  private static String committed(Offer offer, int years) {
    return offer.commitments().stream()
        .filter(one -> one.years() == years)
        .findFirst()
        .map(one -> format("%.5f", one.effectiveUsdPerHour()))
        .orElse("not priced");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
