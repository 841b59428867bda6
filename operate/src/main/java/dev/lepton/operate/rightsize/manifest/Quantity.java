package dev.lepton.operate.rightsize.manifest;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' quantities: 500m, 2, 1Gi, 128974848, 129e6. Stateless. */
public final class Quantity {
  private static final Pattern FORM =
      Pattern.compile("([0-9]*\\.?[0-9]+|[0-9]+\\.)([eE][+-]?[0-9]+|[numkMGTPE]i?|Ki)?");
  private static final Map<String, Double> SUFFIXES =
      Map.ofEntries(
          Map.entry("n", 1e-9),
          Map.entry("u", 1e-6),
          Map.entry("m", 1e-3),
          Map.entry("k", 1e3),
          Map.entry("M", 1e6),
          Map.entry("G", 1e9),
          Map.entry("T", 1e12),
          Map.entry("P", 1e15),
          Map.entry("E", 1e18),
          Map.entry("Ki", 0x1p10),
          Map.entry("Mi", 0x1p20),
          Map.entry("Gi", 0x1p30),
          Map.entry("Ti", 0x1p40),
          Map.entry("Pi", 0x1p50),
          Map.entry("Ei", 0x1p60));

  private Quantity() {}

  /** Cores, or bytes; empty for what is no quantity. */
  public static OptionalDouble parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(matcher.group(1));
    String suffix = matcher.group(2);
    if (suffix == null) {
      return OptionalDouble.of(number);
    }
    if (suffix.length() > 1
        && Character.toLowerCase(suffix.charAt(0)) == 'e'
        && !suffix.endsWith("i")) {
      return OptionalDouble.of(Double.parseDouble(matcher.group(1) + suffix));
    }
    Double factor = SUFFIXES.get(suffix);
    return factor == null ? OptionalDouble.empty() : OptionalDouble.of(number * factor);
  }
}
