package dev.lepton.cli.traffic;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that no other write carries, and from which one can tell which of two writes is the later
 * one.
 *
 * @param writer from 1
 * @param run digits of the UTC time at which the run began, and four that tell two runs of one
 *     millisecond apart
 * @param number of the write within its writer, from 1
 */
record WriteStamp(int writer, String run, long number) {
  private static final Pattern FORM = Pattern.compile("w(\\d{1,6})-(\\d{21})-(\\d{1,15})");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);

  static String newRun(Instant now) {
    int suffix = ThreadLocalRandom.current().nextInt(10_000);
    return TIME.format(now.atOffset(ZoneOffset.UTC)) + String.format(Locale.ROOT, "%04d", suffix);
  }

  static Optional<WriteStamp> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new WriteStamp(
                Integer.parseInt(matcher.group(1)),
                matcher.group(2),
                Long.parseLong(matcher.group(3))))
        : Optional.empty();
  }

  /**
   * Whether this write is {@code other} or was sent later: by the same writer, or by a later run.
   */
  boolean isNotBefore(WriteStamp other) {
    int runs = run.compareTo(other.run);
    return runs > 0 || (runs == 0 && writer == other.writer && number >= other.number);
  }

  @Override
  public String toString() {
    return "w" + writer + "-" + run + "-" + number;
  }
}
