package dev.lepton.plan.catalogue;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.PriceImport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings in what is priced beside hours of machines: services, and commitments. Not thread-safe.
 */
final class BesideImporter {
  private static final long OLD_DAYS = 365;

  private final CatalogueStore store;
  private final ImportSettings settings;

  BesideImporter(CatalogueStore store, ImportSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /**
   * One price of a file.
   *
   * @param name of it, for people
   * @param dated where its day is, for people
   */
  private record Read<P>(P price, String name, String dated, LocalDate asOf, String region) {
    static <P> Read<P> of(P price, String name, LocalDate asOf, String region) {
      return new Read<>(price, name, name, asOf, region);
    }
  }

  /**
   * What a file had.
   *
   * @param what such as {@code services}
   * @param leftOut what could not be read
   * @param types how many different machines
   */
  private record Found<P>(
      String what, List<Read<P>> prices, List<String> leftOut, Function<List<P>, Integer> types) {}

  /**
   * @throws LeptonException CONFIG_UNREADABLE or CONFIG_INVALID if nothing can be used
   */
  PriceImport services(Path file) {
    List<String> leftOut = new ArrayList<>();
    List<Read<ServicePrice>> read =
        ServicePrices.read(file, settings.rates(), leftOut).stream()
            .map(
                one ->
                    Read.of(
                        one, one.provider() + " " + one.service().id(), one.asOf(), one.region()))
            .toList();
    return keep(
        file,
        new Found<>("services", read, leftOut, kept -> 0),
        any -> Optional.empty(),
        kept -> ServicePrices.save(store, kept));
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE or CONFIG_INVALID if nothing can be used
   */
  PriceImport commitments(Path file) {
    CommitmentFile read = CommitmentFile.read(file, settings.rates());
    List<Read<CommitmentPrice>> prices = new ArrayList<>();
    for (int i = 0; i < read.prices().size(); i++) {
      CommitmentPrice price = read.prices().get(i);
      String place = read.places().get(i);
      prices.add(new Read<>(price, place, place + " column as_of", price.asOf(), price.region()));
    }
    return commitments(file, prices, read.leftOut());
  }

  /**
   * Commitments that a provider's own file has beside its machines.
   *
   * @param leftOut of the file, if its machines have not told it
   */
  PriceImport terms(Path file, PriceTable table, List<String> leftOut) {
    double perUsd = settings.rates().perUsd(table.currency());
    List<Read<CommitmentPrice>> prices =
        table.terms().stream()
            .map(one -> one.inDollars(perUsd))
            .map(
                one ->
                    Read.of(
                        one,
                        one.region() + " " + one.type() + ", " + one.years() + " year(s)",
                        one.asOf(),
                        one.region()))
            .toList();
    return commitments(file, prices, leftOut);
  }

  private PriceImport commitments(
      Path file, List<Read<CommitmentPrice>> prices, List<String> leftOut) {
    CommitmentCheck check = new CommitmentCheck(PriceCatalogue.with(store, settings.rates()));
    return keep(
        file,
        new Found<>(
            "commitments",
            prices,
            leftOut,
            kept -> (int) kept.stream().map(CommitmentPrice::type).distinct().count()),
        check::doubt,
        kept -> CommitmentPrices.save(store, kept));
  }

  private <P> PriceImport keep(
      Path file, Found<P> found, Function<P, Optional<String>> doubt, Consumer<List<P>> save) {
    List<String> leftOut = new ArrayList<>(found.leftOut());
    List<P> kept = new ArrayList<>();
    List<String> old = new ArrayList<>();
    List<String> regions = new ArrayList<>();
    for (Read<P> one : found.prices()) {
      Optional<String> doubted = doubt.apply(one.price());
      if (doubted.isPresent()) {
        leftOut.add(one.name() + ": " + doubted.get());
        continue;
      }
      kept.add(one.price());
      regions.add(one.region());
      if (ChronoUnit.DAYS.between(one.asOf(), settings.today()) > OLD_DAYS) {
        old.add(one.dated() + ": the price is of " + one.asOf() + ", more than a year old");
      }
    }
    if (kept.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "none of the prices of " + found.what() + " can be believed",
          file.toString(),
          leftOut.isEmpty() ? "give at least one" : "correct " + leftOut.get(0));
    }
    save.accept(kept);
    return new PriceImport(
        found.what(),
        settings.today().toString(),
        "USD",
        "imported from " + file.getFileName(),
        kept.size() + leftOut.size(),
        kept.size(),
        found.types().apply(kept),
        (int) regions.stream().distinct().count(),
        List.of(),
        List.copyOf(leftOut),
        List.copyOf(old));
  }
}
