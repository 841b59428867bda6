package dev.lepton.assess.inventory.draft;

import dev.lepton.assess.inventory.draft.Quantity.Unit;
import dev.lepton.assess.inventory.table.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns cells into numbers in one unit each, and tells the log of every one that cannot be or that
 * no real server has. Not thread-safe.
 */
public final class Values {
  private static final long MOST_CORES = 4096;
  private static final long LEAST_MEMORY = 128;
  private static final long MOST_MEMORY = 64L << 20;
  private static final long MOST_DISK = 1L << 30;

  private final ImportLog log;
  private final Map<String, Optional<Unit>> units = new HashMap<>();

  public Values(ImportLog log) {
    this.log = log;
  }

  public Optional<Said<Integer>> cores(Optional<Cell> cell) {
    return number(cell, 1, MOST_CORES, "a number of cores")
        .flatMap(
            said ->
                said.value() == Math.rint(said.value())
                    ? Optional.of(new Said<>(said.value().intValue(), said.where()))
                    : bad(cell.orElseThrow(), "cores are whole", "write a whole number"));
  }

  /** In MiB. */
  public Optional<Said<Long>> memory(Optional<Cell> cell) {
    return cell.flatMap(
        given ->
            mebibytes(given, Unit.MB)
                .flatMap(
                    mb -> {
                      if (mb >= 0 && mb < LEAST_MEMORY) {
                        return bad(
                            given,
                            "less than "
                                + LEAST_MEMORY
                                + " MB of memory; this looks like GB in a column of MB",
                            "write MB, or the unit behind the number: \"" + given.text() + " GB\"");
                      }
                      return within(given, mb, MOST_MEMORY, "64 TB of memory");
                    }));
  }

  /**
   * Capacity of a disk or a volume.
   *
   * @param unit of a number without one, {@code MB} or {@code GB}; a unit in the heading wins
   * @return in MiB
   */
  public Optional<Said<Long>> capacity(Optional<Cell> cell, String unit) {
    return cell.flatMap(
        given ->
            mebibytes(given, Unit.valueOf(unit))
                .flatMap(mb -> within(given, mb, MOST_DISK, "1024 TB; is the unit right?")));
  }

  private Optional<Said<Long>> within(Cell cell, double mb, long most, String limit) {
    if (mb < 0) {
      return bad(cell, "a size is not negative", "write what there is");
    }
    return mb > most
        ? bad(cell, "more than " + limit, "write the number in the column's unit")
        : Optional.of(new Said<>(Math.round(mb), cell.where()));
  }

  private Optional<Double> mebibytes(Cell cell, Unit usual) {
    Optional<Quantity> quantity = Quantity.parse(cell.text());
    if (quantity.isEmpty()) {
      return bad(cell, "not a size", "write a number such as 16384, or 16 GB");
    }
    Unit unit =
        quantity
            .get()
            .unit()
            .or(() -> units.computeIfAbsent(cell.column(), Values::unitOf))
            .orElse(usual);
    return Optional.of(quantity.get().number() * unit.mebibytes());
  }

  /** The unit in a heading such as {@code Disk 1 size (In GB)} or {@code Capacity MiB}. */
  private static Optional<Unit> unitOf(String heading) {
    String[] words = heading.toLowerCase(Locale.ROOT).split("[^a-z]+");
    for (String word : words) {
      if (word.length() == 2 || word.length() == 3) {
        Optional<Unit> unit = Unit.of(word);
        if (unit.isPresent()) {
          return unit;
        }
      }
    }
    return Optional.empty();
  }

  /** Addresses in a cell that identify a machine. */
  public List<String> addresses(Optional<Cell> cell) {
    cell.ifPresent(
        given -> strange(given, Identifiers.noAddresses(given.text()), "an address", "192.0.2.7"));
    return cell.map(given -> Identifiers.addresses(given.text())).orElse(List.of());
  }

  /** MAC addresses in a cell that identify a machine. */
  public List<String> macs(Optional<Cell> cell) {
    cell.ifPresent(
        given ->
            strange(given, Identifiers.noMacs(given.text()), "a MAC address", "00:50:56:ab:cd:ef"));
    return cell.map(given -> Identifiers.macs(given.text())).orElse(List.of());
  }

  private void strange(Cell cell, List<String> words, String what, String example) {
    if (!words.isEmpty()) {
      log.rejectValue(
          cell,
          "not " + what + ": " + String.join(" ", words),
          "write what it is, such as " + example + ", and more than one with commas");
    }
  }

  /** A UUID that only one machine has. */
  public Optional<Said<String>> uuid(Optional<Cell> cell) {
    return cell.flatMap(
        given -> {
          Optional<String> uuid = Identifiers.uuid(given.text());
          return uuid.isEmpty() && !Identifiers.isNoUuid(given.text())
              ? bad(given, "not a UUID", "write its 32 hexadecimal digits, with or without hyphens")
              : uuid.map(text -> new Said<>(text, given.where()));
        });
  }

  /** 0 to 100. */
  public Optional<Said<Double>> percent(Optional<Cell> cell) {
    return number(cell, 0, 100, "a percentage");
  }

  /** A rate or a count: not negative and at most {@code most}. */
  public Optional<Said<Double>> rate(Optional<Cell> cell, double most) {
    return number(cell, 0, most, "a number");
  }

  private Optional<Said<Double>> number(
      Optional<Cell> cell, double least, double most, String what) {
    return cell.flatMap(
        given -> {
          Optional<Quantity> quantity = Quantity.parse(given.text());
          if (quantity.isEmpty()) {
            return bad(given, "not " + what, "write a number");
          }
          double number = quantity.get().number();
          if (number < least || number > most) {
            String range = String.format(Locale.ROOT, "%.0f to %.0f", least, most);
            return bad(
                given,
                "not between " + range.replace(" to ", " and "),
                "write " + what + " from " + range);
          }
          return Optional.of(new Said<>(number, given.where()));
        });
  }

  private <T> Optional<T> bad(Cell cell, String what, String fix) {
    log.rejectValue(cell, what, fix);
    return Optional.empty();
  }
}
