package dev.lepton.plan.demand.rule;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Java virtual machine was told about its memory, in MiB.
 *
 * @param heap the most it may have
 * @param metaspace the most
 * @param stack of one thread; a mebibyte unless told otherwise
 * @param direct the most direct buffers may have
 * @param codeCache the most
 */
record JvmOptions(
    OptionalDouble heap,
    OptionalDouble metaspace,
    double stack,
    OptionalDouble direct,
    double codeCache) {
  private static final double STACK = 1;
  private static final double CODE_CACHE = 240;

  static JvmOptions none() {
    OptionalDouble none = OptionalDouble.empty();
    return new JvmOptions(none, none, STACK, none, CODE_CACHE);
  }

  /**
   * @param command as it was started
   * @param memoryMib of the machine, for options that are a share of it
   */
  static JvmOptions of(Optional<String> command, OptionalDouble memoryMib) {
    if (command.isEmpty()) {
      return none();
    }
    String text = command.get();
    OptionalDouble heap = size(text, "-Xmx|-XX:MaxHeapSize=");
    Matcher share = Pattern.compile("-XX:MaxRAMPercentage=([0-9.]+)").matcher(text);
    if (heap.isEmpty() && memoryMib.isPresent() && share.find()) {
      heap = OptionalDouble.of(memoryMib.getAsDouble() * Double.parseDouble(share.group(1)) / 100);
    }
    return new JvmOptions(
        heap,
        size(text, "-XX:MaxMetaspaceSize="),
        size(text, "-Xss").orElse(STACK),
        size(text, "-XX:MaxDirectMemorySize="),
        size(text, "-XX:ReservedCodeCacheSize=").orElse(CODE_CACHE));
  }

  private static OptionalDouble size(String command, String option) {
    Matcher matcher =
        Pattern.compile("(?:^|\\s)(?:" + option + ")([0-9]+)([kKmMgGtT]?)(?=\\s|$)")
            .matcher(command);
    double last = Double.NaN;
    while (matcher.find()) {
      last = Double.parseDouble(matcher.group(1)) * unit(matcher.group(2));
    }
    return Double.isNaN(last) ? OptionalDouble.empty() : OptionalDouble.of(last);
  }

  private static double unit(String letter) {
    return switch (letter.toLowerCase(Locale.ROOT)) {
      case "k" -> 1 / 1024.0;
      case "m" -> 1;
      case "g" -> 1024;
      case "t" -> 1024 * 1024;
      default -> 0x1p-20;
    };
  }
}
