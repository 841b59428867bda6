package dev.lepton.plan.catalogue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private final Path file;
  private final Map<String, MachineType> shapes;

  /** By region, family, and core, ram, spot core or spot ram: USD an hour. */
  private final TreeMap<String, Double> rates = new TreeMap<>();

  private final TreeSet<String> regions = new TreeSet<>();
  private final Map<String, Integer> others = new HashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private String currency = "USD";

  /**
   * @param shapes of machines by name
   */
  GcpSkuFile(Path file, Map<String, MachineType> shapes) {
    this.file = file;
    this.shapes = shapes;
  }

  /**
   * @param pages answers of the API, each with its skus
   */
  PriceTable read(List<JsonNode> pages, LocalDate asOf) {
    for (JsonNode page : pages) {
      page.path("skus").forEach(this::sku);
    }
    List<PriceRow> rows = new ArrayList<>();
    for (String region : regions) {
      shapes.values().stream()
          .sorted(Comparator.comparing(MachineType::name))
          .forEach(machine -> price(region, machine, rows));
    }
    others.forEach(
        (family, count) ->
            leftOut.add(file + ": " + count + " SKUs of " + family + " are not read"));
    return new PriceTable("gcp", asOf, currency, rows, leftOut);
  }

  private void sku(JsonNode sku) {
    String description = sku.path("description").asString("");
    Matcher matcher = DESCRIPTION.matcher(description);
    JsonNode category = sku.path("category");
    if (!matcher.matches() || !category.path("resourceFamily").asString("").equals("Compute")) {
      others.merge(category.path("resourceFamily").asString("an unnamed family"), 1, Integer::sum);
      return;
    }
    boolean spot = matcher.group(1) != null;
    String usage = category.path("usageType").asString("");
    if (!usage.equals(spot ? "Preemptible" : "OnDemand")) {
      others.merge("usage type " + usage, 1, Integer::sum);
      return;
    }
    String family = matcher.group(2).split(" ")[0];
    String part = (spot ? "spot " : "") + matcher.group(3);
    double rate = hourly(sku);
    for (JsonNode region : sku.path("serviceRegions")) {
      regions.add(region.asString(""));
      if (rate > 0) {
        rates.put(key(region.asString(""), family, part), rate);
      } else {
        leftOut.add(file + " " + description + ": no price an hour");
      }
    }
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
    currency = price.path("currencyCode").asString(currency);
    String units = price.path("units").asString("0");
    return Double.parseDouble(units.isEmpty() ? "0" : units) + price.path("nanos").asLong(0) / 1e9;
  }

  private void price(String region, MachineType machine, List<PriceRow> rows) {
    String family = machine.name().replaceFirst("-.*", "").toUpperCase(Locale.ROOT);
    // Local disks cost extra, and shared cores are a part of one.
    boolean plain = machine.name().matches("[a-z0-9]+-(standard|highmem|highcpu)-[0-9]+");
    OptionalDouble price = sum(region, family, "", machine);
    if (!plain || price.isEmpty()) {
      return;
    }
    rows.add(
        new PriceRow(region, machine, price.getAsDouble(), sum(region, family, "spot ", machine)));
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
