package dev.lepton.cli.plan;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.pack.PackRequest;
import dev.lepton.plan.pack.PackSettings;
import dev.lepton.plan.pack.PackWorkload;
import dev.lepton.plan.pack.WorkloadFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Onto what pods are packed, under which rules, and for how long. */
public final class PackOptions {
  private static final double HOURS_PER_MONTH = 730;
  private static final double USUAL_SECONDS = 10;
  private static final int MOST_ZONES = 26;

  @Option(
      names = "--catalogue",
      required = true,
      paramLabel = "PROVIDER:REGION",
      description = "Whose machines, for instance aws:us-east-1.")
  private String catalogue = "";

  @Mixin private SearchOptions search = new SearchOptions();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What chance begins with (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--zones",
      paramLabel = "ZONES",
      defaultValue = "3",
      description =
          "How many availability zones, or their names with commas (default: ${DEFAULT-VALUE}).")
  private String zones = "3";

  @Option(
      names = "--spot-share",
      paramLabel = "SHARE",
      description =
          "0 to 1: of each workload that bears spot nodes, the most pods on them (default: 1; a"
              + " file without the column spot bears none unless this is given).")
  private Optional<Double> spotShare = Optional.empty();

  @Mixin private PurchaseOptions purchase = new PurchaseOptions();

  @Option(
      names = "--max-pods",
      paramLabel = "N",
      description = "Most pods on a node, where its network could address more.")
  private Optional<Integer> maxPods = Optional.empty();

  @Option(names = "--budget", paramLabel = "USD", description = "Most USD a month of 730 hours.")
  private Optional<Double> budget = Optional.empty();

  @Option(
      names = "--daemons",
      split = ",",
      paramLabel = "N",
      description =
          "cores,GiB,pods that each node keeps for the cluster's own daemons (default: 0,0,0).")
  private List<Double> daemons = new ArrayList<>();

  @Option(
      names = "--burstable",
      description = "Also machines whose CPUs are not there all the time, and old generations.")
  private boolean burstable;

  String catalogue() {
    return catalogue;
  }

  /**
   * @throws LeptonException USAGE with everything that cannot be meant
   */
  void check(String architecture) {
    List<Problem> problems = new ArrayList<>();
    SearchOptions.require(
        problems,
        List.of("any", "amd64", "arm64").contains(architecture),
        "--architecture " + architecture,
        "use amd64, arm64 or any");
    search.check(problems);
    SearchOptions.require(
        problems,
        spotShare.orElse(0.0) >= 0 && spotShare.orElse(0.0) <= 1,
        "--spot-share " + spotShare.orElse(0.0),
        "give a share from 0 to 1");
    purchase.check(problems);
    SearchOptions.require(
        problems, maxPods.orElse(1) > 0, "--max-pods " + maxPods.orElse(1), "give 1 or more");
    SearchOptions.require(
        problems,
        budget.orElse(1.0) > 0 && Double.isFinite(budget.orElse(1.0)),
        "--budget " + budget.orElse(1.0),
        "give USD a month, above 0");
    SearchOptions.require(
        problems,
        daemons.isEmpty()
            || (daemons.size() == 3
                && daemons.stream().allMatch(one -> one >= 0 && one <= 1e4)
                && daemons.get(2) == Math.rint(daemons.get(2))),
        "--daemons " + daemons,
        "give cores,GiB,pods, none below 0, such as 0.25,0.75,6");
    SearchOptions.require(
        problems, !zoneNames().isEmpty(), "--zones " + zones, "give 1 to 26, or unique names");
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.USAGE, problems);
    }
  }

  /** Names, or names made of the region and a letter; empty if neither is meant. */
  private List<String> zoneNames() {
    String region = catalogue.substring(catalogue.indexOf(':') + 1);
    if (zones.matches("\\d{1,9}")) {
      int count = Integer.parseInt(zones);
      return count > MOST_ZONES
          ? List.of()
          : IntStream.range(0, count).mapToObj(i -> region + "/" + (char) ('a' + i)).toList();
    }
    List<String> names = Arrays.stream(zones.split(",", -1)).map(String::strip).toList();
    boolean unique = names.stream().distinct().count() == names.size();
    return unique && names.stream().noneMatch(String::isEmpty) ? names : List.of();
  }

  PackRequest request(WorkloadFile file) {
    boolean allBearSpot = !file.spotStated() && spotShare.isPresent();
    List<PackWorkload> workloads =
        allBearSpot
            ? file.workloads().stream().map(PackOptions::bearingSpot).toList()
            : file.workloads();
    PackSettings.Daemons kept =
        daemons.isEmpty()
            ? PackSettings.Daemons.none()
            : new PackSettings.Daemons(daemons.get(0), daemons.get(1), daemons.get(2).intValue());
    return new PackRequest(
        workloads,
        offers(),
        new PackSettings(
            zoneNames(),
            purchase.buying(spotShare.orElse(1.0)),
            maxPods.orElse(Integer.MAX_VALUE),
            burstable,
            kept,
            budget.map(month -> month / HOURS_PER_MONTH),
            search.search(seed, USUAL_SECONDS)));
  }

  private static PackWorkload bearingSpot(PackWorkload workload) {
    PackWorkload.Rules rules = workload.rules();
    return workload.under(
        new PackWorkload.Rules(
            rules.architecture(),
            rules.antiAffinity(),
            rules.maxPerNode(),
            rules.zoneSpread(),
            true,
            rules.base()));
  }

  private List<Offer> offers() {
    return RegionOffers.of(catalogue);
  }
}
