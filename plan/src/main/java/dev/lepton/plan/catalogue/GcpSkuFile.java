package dev.lepton.plan.catalogue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads the SKUs of Google's Cloud Billing Catalog for Compute Engine. A machine costs what its
 * cores and its memory cost; so machines that the catalogue knows already are priced, of the
 * families whose SKUs name core and memory plainly. Not thread-safe; one instance reads one file.
 */
final class GcpSkuFile {
  private static final Pattern DESCRIPTION =
      Pattern.compile(
          "(Spot Preemptible )?(E2|N2|N2D AMD|N4|C3|C4|T2D AMD) Instance (Core|Ram) running in .*");

  private static final Pattern COMMITMENT =
      Pattern.compile(
          "Commitment(?: v1)?: (E2|N2|N2D AMD|N4|C3|C4|T2D AMD) (Cpu|Ram) in .* for ([13]) Years?");

  private static final String SPOT = "spot ";
  private static final String YEARS = " years ";

  private final Path file;
  private final Map<String, MachineType> shapes;

  /** By region, family, and core, ram, spot core or spot ram: USD an hour. */
  private final TreeMap<String, Double> rates = new TreeMap<>();

  private final TreeSet<String> regions = new TreeSet<>();
  private final Map<String, Integer> others = new HashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private final TermPrices terms = new TermPrices();
  private String currency = "";

  /**
   * @param shapes of machines by name
   */
  GcpSkuFile(Path file, Map<String, MachineType> shapes) {
    this.file = file;
    this.shapes = shapes;
  }

  /**
   * @param asOf the day on which they were asked for; the API does not say
   */
  PriceTable read(LocalDate asOf) {
    JsonEntries.each(file, "skus", this::sku, (name, value) -> {});
    List<PriceRow> rows = new ArrayList<>();
    for (String region : regions) {
      shapes.values().stream()
          .sorted(Comparator.comparing(MachineType::name))
          .forEach(
              machine -> {
                price(region, machine, rows);
                committed(region, machine, asOf);
              });
    }
    others.forEach(
        (family, count) ->
            leftOut.add(file + ": " + count + " SKUs of " + family + " are not read"));
    return new PriceTable(
        "gcp", asOf, currency.isEmpty() ? "USD" : currency, rows, leftOut, terms.all());
  }

  /** What a SKU prices: a part of a family's machines, and how it is bought. */
  private record Part(String family, String part, String usage) {
    static Optional<Part> of(String description) {
      Matcher plain = DESCRIPTION.matcher(description);
      if (plain.matches()) {
        boolean spot = plain.group(1) != null;
        return Optional.of(
            new Part(
                family(plain.group(2)),
                (spot ? SPOT : "") + plain.group(3),
                spot ? "Preemptible" : "OnDemand"));
      }
      Matcher committed = COMMITMENT.matcher(description);
      return committed.matches()
          ? Optional.of(
              new Part(
                  family(committed.group(1)),
                  committed.group(3) + YEARS + (committed.group(2).equals("Cpu") ? "Core" : "Ram"),
                  "Commit" + committed.group(3) + "Yr"))
          : Optional.empty();
    }

    private static String family(String words) {
      return words.split(" ")[0];
    }
  }

  private void sku(JsonNode sku, String place) {
    String description = sku.path("description").asString("");
    JsonNode category = sku.path("category");
    String usage = category.path("usageType").asString("");
    Optional<Part> found =
        category.path("resourceFamily").asString("").equals("Compute")
            ? Part.of(description)
            : Optional.empty();
    if (found.isEmpty()) {
      others.merge(category.path("resourceFamily").asString("an unnamed family"), 1, Integer::sum);
      return;
    }
    Part part = found.get();
    if (!usage.equals(part.usage())) {
      others.merge("usage type " + usage, 1, Integer::sum);
      return;
    }
    double rate = hourly(sku);
    for (JsonNode region : sku.path("serviceRegions")) {
      regions.add(region.asString(""));
      if (rate > 0) {
        rates.put(key(region.asString(""), part.family(), part.part()), rate);
      } else {
        leftOut.add(place + " " + description + ": no price an hour in " + shownCurrency());
      }
    }
  }

  private String shownCurrency() {
    return currency.isEmpty() ? "any currency" : currency;
  }

  /** The last tier's price: the first may be a free one. Units and billionths of them. */
  private double hourly(JsonNode sku) {
    JsonNode expression = sku.path("pricingInfo").path(0).path("pricingExpression");
    String unit = expression.path("usageUnit").asString("");
    if (!unit.equals("h") && !unit.equals("GiBy.h")) {
      return Double.NaN;
    }
    JsonNode tiers = expression.path("tieredRates");
    JsonNode price = tiers.path(tiers.size() - 1).path("unitPrice");
    String unitOfPrice = price.path("currencyCode").asString("USD");
    currency = currency.isEmpty() ? unitOfPrice : currency;
    if (!unitOfPrice.equals(currency)) {
      return Double.NaN;
    }
    String units = price.path("units").asString("0");
    return Double.parseDouble(units.isEmpty() ? "0" : units) + price.path("nanos").asLong(0) / 1e9;
  }

  private void price(String region, MachineType machine, List<PriceRow> rows) {
    String family = family(machine);
    OptionalDouble price = sum(region, family, "", machine);
    if (!plain(machine) || price.isEmpty()) {
      return;
    }
    rows.add(
        new PriceRow(region, machine, price.getAsDouble(), sum(region, family, SPOT, machine)));
  }

  private void committed(String region, MachineType machine, LocalDate asOf) {
    for (int years : List.of(1, 3)) {
      OptionalDouble committed =
          plain(machine)
              ? sum(region, family(machine), years + YEARS, machine)
              : OptionalDouble.empty();
      committed.ifPresent(
          price ->
              terms.add(
                  "gcp",
                  region,
                  machine.name(),
                  new TermPrices.Term(years, 0, price, "Google committed use"),
                  asOf));
    }
  }

  private static String family(MachineType machine) {
    return machine.name().replaceFirst("-.*", "").toUpperCase(Locale.ROOT);
  }

  /** Local disks cost extra, and shared cores are a part of one. */
  private static boolean plain(MachineType machine) {
    return machine.name().matches("[a-z0-9]+-(standard|highmem|highcpu)-[0-9]+");
  }

  private OptionalDouble sum(String region, String family, String kind, MachineType machine) {
    Double core = rates.get(key(region, family, kind + "Core"));
    Double ram = rates.get(key(region, family, kind + "Ram"));
    return core == null || ram == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(core * machine.vcpu() + ram * machine.memoryGib());
  }

  private static String key(String region, String family, String part) {
    return region + "|" + family + "|" + part;
  }
}
