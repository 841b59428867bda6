package dev.lepton.cli.plan;

import dev.lepton.model.portfolio.Portfolio;
import dev.lepton.plan.waves.ApplicationFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What is known of applications beside the inventory. */
public final class WaveFacts {
  @Option(
      names = "--portfolio",
      paramLabel = "FILE",
      description =
          "`lepton assess portfolio -o json`: days of work, value, and what does not move.")
  private Optional<Path> portfolio = Optional.empty();

  @Option(
      names = "--applications",
      paramLabel = "FILE",
      description =
          "CSV of what people know: application and, if wanted, environment, criticality,"
              + " complexity (low, medium, high, critical), effort_days, group (moves together) and"
              + " stays (why it does not move).")
  private Optional<Path> applications = Optional.empty();

  Optional<Portfolio> portfolio() {
    return portfolio.map(SavedPortfolio::read);
  }

  ApplicationFacts applications() {
    return applications.map(ApplicationFacts::read).orElse(ApplicationFacts.none());
  }

  List<Path> files() {
    return Stream.of(portfolio, applications).flatMap(Optional::stream).toList();
  }
}
