package dev.lepton.plan.link;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts and rates of data as people write them. kB, MB and so on are powers of 1000, KiB, MiB of
 * 1024; a small b is bits. Stateless.
 */
public final class DataAmount {
  private static final Pattern TEXT =
      Pattern.compile(
          "\\s*([0-9]+(?:\\.[0-9]+)?)\\s*([kKMGTPE]?)(i?)(B|b|bit|bytes?)\\s*(/s|ps)?\\s*");
  private static final Pattern PLAIN = Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?)\\s*");
  private static final Map<String, Integer> POWERS =
      Map.of("", 0, "k", 1, "m", 2, "g", 3, "t", 4, "p", 5, "e", 6);
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  private DataAmount() {}

  /** Bytes; a number alone is bytes. Empty if it is no amount. */
  public static OptionalDouble bytes(String text) {
    Matcher plain = PLAIN.matcher(text);
    return plain.matches()
        ? OptionalDouble.of(Double.parseDouble(plain.group(1)))
        : parsed(text, false);
  }

  /** Bytes a second; the unit is needed, since 100 may be either. Empty if it is no rate. */
  public static OptionalDouble bytesPerSecond(String text) {
    return parsed(text, true);
  }

  private static OptionalDouble parsed(String text, boolean rate) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches() || rate != (matcher.group(5) != null)) {
      return OptionalDouble.empty();
    }
    int base = matcher.group(3).isEmpty() ? 1000 : 1024;
    int power = POWERS.get(matcher.group(2).toLowerCase(Locale.ROOT));
    boolean bits = matcher.group(4).startsWith("b") && !matcher.group(4).startsWith("byte");
    double amount = Double.parseDouble(matcher.group(1)) * Math.pow(base, power);
    return OptionalDouble.of(bits ? amount / 8 : amount);
  }

  /** In powers of 1000. */
  public static String shown(double bytes) {
    int power = 0;
    double value = bytes;
    while (value >= 1000 && power < UNITS.length - 1) {
      value /= 1000;
      power++;
    }
    return String.format(Locale.ROOT, power == 0 ? "%.0f %s" : "%.2f %s", value, UNITS[power]);
  }
}
