package dev.lepton.cli.accept;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.Plan;
import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the servers under test cost. */
public final class PriceOptions {
  private static final double HOURS_PER_MONTH = 730;
  private static final double HOUR_SECONDS = 3600;

  @Option(
      names = "--usd-per-hour",
      paramLabel = "USD",
      description =
          "What the servers under test cost an hour, to tell the cost of a million requests.")
  private Optional<Double> usdPerHour = Optional.empty();

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "Takes that from a plan of `lepton plan`: its monthly cost after the migration.")
  private Optional<Path> plan = Optional.empty();

  /**
   * USD an hour; to be asked before the test, so that a mistake does not cost one.
   *
   * @throws LeptonException USAGE or CONFIG_UNREADABLE when it cannot be told
   */
  Optional<Double> hourly() {
    if (usdPerHour.isPresent() && plan.isPresent()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "the price is given twice",
          "--usd-per-hour, --plan",
          "give one of them");
    }
    if (!(usdPerHour.orElse(1.0) >= 0)) {
      throw new LeptonException(
          ErrorCode.USAGE, "a price is not negative", "--usd-per-hour", "give a number from 0");
    }
    return usdPerHour.or(() -> plan.map(PriceOptions::hourly));
  }

  private static double hourly(Path file) {
    try {
      JsonNode saved = Documents.mapper().readTree(Files.readString(file));
      JsonNode document = saved.has("document") ? saved.get("document") : saved;
      return Documents.mapper().treeToValue(document, Plan.class).costAfter().monthlyUsd()
          / HOURS_PER_MONTH;
    } catch (IOException | JacksonException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the plan cannot be read: " + Documents.reason(file, e),
          file.toString(),
          "name the plan.json of a migration's workspace",
          e);
    }
  }

  /** Of a million requests, at so many a second. */
  static Optional<Double> ofMillion(Optional<Double> hourly, double throughput) {
    return hourly.filter(usd -> throughput > 0).map(usd -> usd / HOUR_SECONDS / throughput * 1e6);
  }
}
