package dev.lepton.plan.pack;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what a size with a unit would be in the unit that its column is in. Stateless. */
final class UnitHint {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s*([A-Za-z]+)");

  /** By lower-case unit, cores. */
  private static final Map<String, Double> CORES =
      Map.of("m", 1e-3, "n", 1e-9, "u", 1e-6, "core", 1.0, "cores", 1.0, "vcpu", 1.0, "vcpus", 1.0);

  /**
   * By lower-case unit, bytes; units that Kubernetes writes with a capital letter alone are
   * decimal.
   */
  private static final Map<String, Double> BYTES =
      Map.ofEntries(
          Map.entry("k", 1e3),
          Map.entry("kb", 1e3),
          Map.entry("ki", 1024.0),
          Map.entry("kib", 1024.0),
          Map.entry("m", 1e6),
          Map.entry("mb", 1e6),
          Map.entry("mi", 1048576.0),
          Map.entry("mib", 1048576.0),
          Map.entry("g", 1e9),
          Map.entry("gb", 1e9),
          Map.entry("gi", Units.GIB),
          Map.entry("gib", Units.GIB),
          Map.entry("t", 1e12),
          Map.entry("tb", 1e12),
          Map.entry("ti", 1024 * Units.GIB),
          Map.entry("tib", 1024 * Units.GIB));

  private UnitHint() {}

  /**
   * @param column cpu or memory_gib
   * @return for instance "; 512Mi are 0.5 here"; empty if the text has no unit that is known
   */
  static String of(String column, Optional<String> text) {
    Matcher size = SIZE.matcher(text.orElse(""));
    if (!size.matches()) {
      return "";
    }
    boolean cpu = column.equals("cpu");
    Double unit = (cpu ? CORES : BYTES).get(size.group(2).toLowerCase(Locale.ROOT));
    if (unit == null) {
      return "";
    }
    double value = Double.parseDouble(size.group(1)) * (cpu ? unit : unit / Units.GIB);
    return "; "
        + text.get()
        + " would be "
        + String.format(Locale.ROOT, "%.6f", value).replaceAll("\\.?0+$", "")
        + " here";
  }
}
