package dev.lepton.pipeline.report;

import java.util.stream.Collectors;

/** A text of metrics in Prometheus' format, line by line. */
final class MetricsText {
  private MetricsText() {}

  /** The text without the samples, types and descriptions of metrics whose names begin so. */
  static String without(String prefix, String text) {
    return text.lines()
        .filter(
            line ->
                !line.startsWith(prefix)
                    && !line.startsWith("# HELP " + prefix)
                    && !line.startsWith("# TYPE " + prefix))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
