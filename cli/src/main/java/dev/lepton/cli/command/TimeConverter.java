package dev.lepton.cli.command;

import dev.lepton.pipeline.config.Durations;
import java.time.Duration;
import picocli.CommandLine;

/** Times that cannot be 0, as migration.yaml has them: 800ms, 5s, 2m; a bare number is seconds. */
public final class TimeConverter implements CommandLine.ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      Duration time = Durations.parse(text.matches("[0-9]+") ? text + "s" : text);
      if (!time.isZero()) {
        return time;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as is a time of 0.
    }
    throw new CommandLine.TypeConversionException(
        "'" + text + "' is no time; write for instance 800ms, 5s or 2m");
  }
}
