package dev.lepton.assess.inventory.draft;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with the unit that stood behind it.
 *
 * @param unit empty when there was none
 */
record Quantity(double number, Optional<Unit> unit) {
  /** Units of bytes, in MiB. Inventory tools write MB and GB and mean powers of two. */
  enum Unit {
    B(1.0 / (1 << 20)),
    KB(1.0 / 1024),
    MB(1),
    GB(1024),
    TB(1024 * 1024);

    private final double mebibytes;

    Unit(double mebibytes) {
      this.mebibytes = mebibytes;
    }

    double mebibytes() {
      return mebibytes;
    }

    static Optional<Unit> of(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "b", "byte", "bytes" -> Optional.of(B);
        case "k", "kb", "kib" -> Optional.of(KB);
        case "m", "mb", "mib" -> Optional.of(MB);
        case "g", "gb", "gib" -> Optional.of(GB);
        case "t", "tb", "tib" -> Optional.of(TB);
        default -> Optional.empty();
      };
    }
  }

  private static final Pattern SHAPE =
      Pattern.compile("([-+]?[0-9][0-9.,\\h']*(?:[eE][-+]?[0-9]+)?)\\h*([A-Za-z]*|%)");
  private static final Pattern THOUSANDS =
      Pattern.compile("[-+]?[0-9]{1,3}(?:[,\\h'][0-9]{3})+(?:\\.[0-9]+)?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?[0-9]+,[0-9]+");

  /** Empty for what is not a number with at most a unit of bytes or a per cent sign behind it. */
  static Optional<Quantity> parse(String text) {
    if (isPlain(text)) {
      return Optional.of(new Quantity(Long.parseLong(text), Optional.empty()));
    }
    Matcher shape = SHAPE.matcher(text.strip());
    if (!shape.matches()) {
      return Optional.empty();
    }
    String suffix = shape.group(2);
    Optional<Unit> unit = Unit.of(suffix);
    if (!suffix.isEmpty() && !suffix.equals("%") && unit.isEmpty()) {
      return Optional.empty();
    }
    String digits = shape.group(1).strip();
    if (THOUSANDS.matcher(digits).matches()) {
      digits = digits.replaceAll("[,\\h']", "");
    } else if (DECIMAL_COMMA.matcher(digits).matches()) {
      digits = digits.replace(',', '.');
    }
    try {
      double number = Double.parseDouble(digits);
      return Double.isFinite(number) ? Optional.of(new Quantity(number, unit)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Most cells are; they come in millions. */
  private static boolean isPlain(String text) {
    if (text.isEmpty() || text.length() > 15) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
