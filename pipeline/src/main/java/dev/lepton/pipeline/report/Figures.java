package dev.lepton.pipeline.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Figures as people read them, the same in every locale and time zone. Stateless. */
final class Figures {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Figures() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** "1 row", "2 rows". */
  static String count(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  static String money(double usd) {
    return String.format(Locale.ROOT, "$%,.2f", usd);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  static String decimal(double number) {
    return String.format(Locale.ROOT, "%,.2f", number);
  }

  static String millis(double millis) {
    return String.format(Locale.ROOT, millis < 100 ? "%.1f ms" : "%,.0f ms", millis);
  }

  static String millisBetween(double before, double after) {
    return String.format(Locale.ROOT, "%,.1f → %,.1f ms", before, after);
  }

  static String seconds(double seconds) {
    if (seconds < 1) {
      return millis(seconds * 1000);
    }
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 7200
        ? whole / 60 + " min " + whole % 60 + " s"
        : count(whole / 3600) + " h " + whole % 3600 / 60 + " min";
  }

  /** In decimal units: 1 MB is a million bytes. */
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
    }
    return bytes < 1_000_000_000
        ? String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9);
  }

  static String utc(Instant instant) {
    return UTC.format(instant);
  }

  /** A time of the journal; as it stands there if it is not one. */
  static String utc(String instant) {
    try {
      return utc(Instant.parse(instant));
    } catch (DateTimeParseException e) {
      return instant;
    }
  }

  /** "Refactor". */
  static String sentenceCase(Enum<?> constant) {
    return constant.name().charAt(0) + words(constant).substring(1);
  }

  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
