package dev.lepton.cli.accept;

import dev.lepton.pipeline.config.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Spans of time as migration.yaml has them: 500ms, 10s, 5m. */
final class SpanConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "'" + text + "' is no span of time; write 500ms, 10s or 5m");
    }
  }
}
