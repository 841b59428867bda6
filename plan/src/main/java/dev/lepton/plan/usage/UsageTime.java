package dev.lepton.plan.usage;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads the time column: ISO 8601 with or without an offset (then UTC), or whole seconds since
 * 1970.
 */
final class UsageTime {
  private UsageTime() {}

  static Optional<Instant> parse(String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      if (iso.matches("\\d{9,11}")) {
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(iso)));
      }
      if (iso.endsWith("Z")) {
        return Optional.of(
            Instant.parse(iso.indexOf(':') == iso.lastIndexOf(':') ? withSeconds(iso) : iso));
      }
      boolean offset = iso.matches(".*T.*[+-]\\d\\d:?\\d\\d");
      return Optional.of(
          offset
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String withSeconds(String iso) {
    return iso.substring(0, iso.length() - 1) + ":00Z";
  }
}
