package dev.lepton.cli.accept;

import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;

/** What the outcome is compared with. */
public final class ComparisonOptions {
  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Compares with an earlier outcome, saved by -o json.")
  private Optional<Path> baseline = Optional.empty();

  @Option(
      names = "--against",
      paramLabel = "URL",
      description =
          "Loads that site too, by turns with --url, and compares the two: nothing else that happens"
              + " meanwhile tells them apart.")
  private Optional<String> against = Optional.empty();

  @Option(
      names = "--max-slowdown",
      paramLabel = "PERCENT",
      description =
          "By how much it may be slower (default: accept.thresholds.maxSlowdownPercent of FILE, or"
              + " 5).")
  private Optional<Double> slowdown = Optional.empty();

  void check() {
    if (baseline.isPresent() && against.isPresent()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "it can be compared with one thing only",
          "--baseline, --against",
          "give one of the two");
    }
    if (!(slowdown.orElse(0.0) >= 0)) {
      throw new LeptonException(
          ErrorCode.USAGE, "the value is out of range", "--max-slowdown", "give a number from 0");
    }
  }

  Optional<String> against() {
    return against;
  }

  double slowdown(double otherwise) {
    return slowdown.orElse(otherwise);
  }

  /** The saved outcome; read before the test, so that a mistake does not cost one. */
  Optional<LoadReport> saved() {
    return baseline.map(ComparisonOptions::read);
  }

  private static LoadReport read(Path file) {
    try {
      return Documents.mapper()
          .readerFor(LoadReport.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .with(
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .readValue(complete(file));
    } catch (IOException | JacksonException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the saved outcome cannot be read: " + Documents.reason(file, e),
          file.toString(),
          "save one with `lepton accept load … -o json >FILE`",
          e);
    }
  }

  private static String complete(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    if (!Documents.mapper().readTree(text).has("blocks")) {
      throw new IOException("it is no outcome of a load test");
    }
    return text;
  }
}
