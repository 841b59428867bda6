package dev.lepton.plan.catalogue;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * What AWS's offer of AmazonEC2 says of shared Linux machines without software on them: on demand,
 * and reserved. Both forms of the file, JSON and CSV, are put together here. Not thread-safe; one
 * instance for one file.
 */
final class AwsMachines {
  private static final Map<String, String> WANTED =
      Map.of(
          "operatingSystem", "Linux",
          "tenancy", "Shared",
          "preInstalledSw", "NA",
          "capacitystatus", "Used");

  private final Path file;
  private final Map<String, Product> products = new LinkedHashMap<>();
  private final Map<String, Double> prices = new HashMap<>();
  private final Map<String, Reserved> reserved = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private String currency = "";

  AwsMachines(Path file) {
    this.file = file;
  }

  private record Product(String region, MachineType machine, String place) {}

  /** A way to reserve; its two prices come one after the other. */
  private static final class Reserved {
    private final String sku;
    private final int years;
    private final String name;
    private double upfront;
    private double perHour;

    Reserved(String sku, int years, String name) {
      this.sku = sku;
      this.years = years;
      this.name = name;
    }
  }

  /**
   * @param price as the file has it
   * @param unit Hrs, or Quantity for what is paid at once
   */
  record Amount(String price, String unit, String currency) {}

  /**
   * Takes a product if it is a machine of the kind that is wanted.
   *
   * @param attributes by the names of the JSON; empty text for what is not there
   */
  void product(String sku, UnaryOperator<String> attributes, String place) {
    if (products.containsKey(sku)
        || !attributes.apply("productFamily").startsWith("Compute Instance")
        || !WANTED.entrySet().stream()
            .allMatch(entry -> attributes.apply(entry.getKey()).equals(entry.getValue()))) {
      return;
    }
    String type = attributes.apply("instanceType");
    String memory = attributes.apply("memory").replace(",", "").replace(" GiB", "");
    String vcpu = attributes.apply("vcpu");
    if (type.isEmpty() || !memory.matches("[0-9.]+") || !vcpu.matches("[0-9]+")) {
      leftOut.add(place + " " + sku + ": a machine without a name, vCPUs or memory in GiB");
      return;
    }
    products.put(
        sku,
        new Product(
            attributes.apply("regionCode"),
            new MachineType(
                type,
                Double.parseDouble(vcpu),
                Double.parseDouble(memory),
                attributes.apply("physicalProcessor").contains("Graviton") ? "arm64" : "amd64",
                network(attributes.apply("networkPerformance")),
                Optional.empty(),
                SteadyMachines.contains("aws", type)),
            place));
  }

  /** "10 Gigabit"; what is only reached at times ("Up to 10 Gigabit") is no promise. */
  private static OptionalInt network(String text) {
    return text.matches("[0-9.]+ Gigabit")
        ? OptionalInt.of((int) Math.round(1000 * Double.parseDouble(text.split(" ")[0])))
        : OptionalInt.empty();
  }

  boolean has(String sku) {
    return products.containsKey(sku);
  }

  /** Takes a price on demand of a product that was taken. */
  void onDemand(String sku, Amount amount, String place) {
    if (has(sku) && amount.unit().equals("Hrs")) {
      number(amount, place).ifPresent(price -> prices.put(sku, price));
    }
  }

  /**
   * Takes one of a reservation's two prices.
   *
   * @param length such as 1yr
   * @param name class and way to pay
   */
  void reserved(String sku, String term, String length, String name, Amount amount) {
    if (!has(sku) || !length.matches("[1-9]yrs?")) {
      return;
    }
    Reserved one =
        reserved.computeIfAbsent(
            sku + "." + term, any -> new Reserved(sku, length.charAt(0) - '0', name));
    number(amount, file + " " + sku)
        .ifPresent(
            price -> {
              if (amount.unit().equals("Hrs")) {
                one.perHour = price;
              } else if (amount.unit().equals("Quantity")) {
                one.upfront = price;
              }
            });
  }

  private Optional<Double> number(Amount amount, String place) {
    if (currency.isEmpty()) {
      currency = amount.currency();
    }
    if (!amount.currency().equals(currency) || !amount.price().matches("[0-9]+(\\.[0-9]+)?")) {
      leftOut.add(
          place
              + ": \""
              + amount.price()
              + " "
              + amount.currency()
              + "\" is no price in "
              + currency);
      return Optional.empty();
    }
    return Optional.of(Double.parseDouble(amount.price()));
  }

  /**
   * @param published as the file has it
   * @throws LeptonException CONFIG_INVALID if it is no offer of machines
   */
  PriceTable table(String published) {
    Optional<LocalDate> day = day(published);
    if (day.isEmpty() || products.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the file is no offer file of AmazonEC2: "
              + (day.isEmpty()
                  ? "it has no publication date"
                  : "it has no Linux machine among its products"),
          file.toString(),
          "give the JSON or CSV of the price list's offer AmazonEC2, of one region or all");
    }
    List<PriceRow> rows = new ArrayList<>();
    products.forEach(
        (sku, product) -> {
          Double price = prices.get(sku);
          if (price == null || product.region().isEmpty()) {
            leftOut.add(
                product.place()
                    + " "
                    + sku
                    + ": "
                    + product.machine().name()
                    + " has no on-demand price an hour, or no region code");
          } else {
            rows.add(
                new PriceRow(product.region(), product.machine(), price, OptionalDouble.empty()));
          }
        });
    TermPrices terms = new TermPrices();
    for (Reserved one : reserved.values()) {
      Product product = products.get(one.sku);
      terms.add(
          "aws",
          product.region(),
          product.machine().name(),
          new TermPrices.Term(one.years, one.upfront, one.perHour, "AWS reserved, " + one.name),
          day.get());
    }
    return new PriceTable(
        "aws", day.get(), currency.isEmpty() ? "USD" : currency, rows, leftOut, terms.all());
  }

  static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toLocalDate());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
