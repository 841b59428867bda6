package dev.lepton.cli.command;

import dev.lepton.pipeline.config.Durations;
import java.time.Duration;
import picocli.CommandLine;

/** Times that cannot be 0, as migration.yaml has them: 800ms, 5s, 2m; a bare number is seconds. */
public final class TimeConverter implements CommandLine.ITypeConverter<Duration> {

  /** The same for what may be left out by a time of 0. */
  public static final class OrNone implements CommandLine.ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return read(text);
    }
  }

  @Override
  public Duration convert(String text) {
    Duration time = read(text);
    if (time.isZero()) {
      throw unknown(text);
    }
    return time;
  }

  private static Duration read(String text) {
    try {
      return Durations.parse(text.matches("[0-9]+") ? text + "s" : text);
    } catch (IllegalArgumentException e) {
      throw unknown(text);
    }
  }

  private static CommandLine.TypeConversionException unknown(String text) {
    return new CommandLine.TypeConversionException(
        "'" + text + "' is no time; write for instance 800ms, 5s or 2m");
  }
}
