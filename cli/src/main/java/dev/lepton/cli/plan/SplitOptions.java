package dev.lepton.cli.plan;

import dev.lepton.plan.split.FlowFile;
import dev.lepton.plan.split.PlacementFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Over which places applications may be split, and what they send to one another. */
public final class SplitOptions {
  @Option(
      names = "--placements",
      paramLabel = "FILE",
      description =
          "CSV of where applications may be: application and, if wanted, site (on-premises or"
              + " cloud), regions (in which its data may be, such as eu-*;europe-*) and"
              + " not_providers.")
  private Optional<Path> placements = Optional.empty();

  @Option(
      names = "--flows",
      paramLabel = "FILE",
      description =
          "CSV of what applications or servers send to one another: from, to, gb_per_month.")
  private Optional<Path> flows = Optional.empty();

  @Option(
      names = "--assumed-flow",
      paramLabel = "GB",
      defaultValue = "100",
      description =
          "What a dependency without a flow is taken to send a month in each direction (default:"
              + " ${DEFAULT-VALUE}).")
  private double assumedGb = 100;

  PlacementFile placements() {
    return placements.map(PlacementFile::read).orElse(PlacementFile.none());
  }

  FlowFile flows() {
    return flows.map(FlowFile::read).orElse(FlowFile.none());
  }

  double assumedGb() {
    return assumedGb;
  }

  List<Path> files() {
    return Stream.of(placements, flows).flatMap(Optional::stream).toList();
  }
}
