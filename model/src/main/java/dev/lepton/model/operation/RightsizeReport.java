package dev.lepton.model.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What size workloads should have instead of what they ask for, with the money and the risk.
 *
 * @param from of the usage that it rests on
 * @param to end of it
 * @param rule by which usage became a size
 * @param recommendations what saves most first
 * @param left workloads that are left as they are, and why
 * @param savings what all recommendations save together
 * @param nodes what the nodes could be; empty where no catalogue was named
 * @param notes what the figures rest on
 */
public record RightsizeReport(
    Instant from,
    Instant to,
    String rule,
    List<Recommendation> recommendations,
    List<Left> left,
    Savings savings,
    Optional<NodeChange> nodes,
    List<String> notes) {

  public RightsizeReport {
    recommendations = List.copyOf(recommendations);
    left = List.copyOf(left);
    notes = List.copyOf(notes);
  }

  /** The same with what the nodes could be. */
  public RightsizeReport with(Optional<NodeChange> change, List<String> allNotes) {
    return new RightsizeReport(from, to, rule, recommendations, left, savings, change, allNotes);
  }

  /** What a recommendation is about. */
  public enum Kind {
    /** Requests and limits of a container. */
    RESOURCES,
    /** The number of pods. */
    REPLICAS,
    /** The bounds of an autoscaler. */
    AUTOSCALER,
    /** On which nodes its pods are. */
    SPREAD,
    /** Hardly used: ask whether it is needed. */
    IDLE,
    /** Not used at all. */
    ZOMBIE
  }

  /** How likely it is to go wrong. */
  public enum Level {
    LOW,
    MEDIUM,
    HIGH
  }

  /**
   * A container of a workload, or the workload.
   *
   * @param kind Deployment, StatefulSet, DaemonSet or HorizontalPodAutoscaler
   * @param container empty for the workload as a whole
   */
  public record Target(String namespace, String kind, String name, String container) {
    /** For people. */
    public String title() {
      String workload = namespace + "/" + name;
      return container.isEmpty() || container.equals(name) ? workload : workload + "/" + container;
    }
  }

  /**
   * @param field as a manifest has it: requests.cpu, limits.memory, replicas and the like
   * @param from as a manifest has it; empty where nothing is written
   * @param to likewise
   */
  public record Change(String field, String from, String to) {}

  /**
   * @param level how likely it is to go wrong
   * @param what could go wrong, and what then
   */
  public record Risk(Level level, String what) {}

  /**
   * @param changes what a patch would write; empty where a person has to decide
   * @param monthlyUsd saved in 730 hours by the nodes' rates; negative where it costs, empty where
   *     nothing has a price
   * @param confidence 1 to 5
   * @param reason in a sentence
   * @param evidence the figures that lead there
   */
  public record Recommendation(
      Target target,
      Kind kind,
      List<Change> changes,
      Optional<Double> monthlyUsd,
      Risk risk,
      int confidence,
      String reason,
      List<String> evidence) {
    public Recommendation {
      changes = List.copyOf(changes);
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * @param why it is not changed, or not yet
   */
  public record Left(Target target, String why) {}

  /**
   * USD a month by the nodes' rates; they become money when nodes go.
   *
   * @param saved by what asks for less
   * @param spent on what has to ask for more
   * @param priced whether the nodes' prices are known; the others are 0 if not
   */
  public record Savings(double saved, double spent, boolean priced) {}

  /**
   * Cheaper nodes.
   *
   * @param now the nodes there are, and what they cost; empty where they have no price
   * @param asIs the cheapest packing of what is asked for today
   * @param after the cheapest packing of what should be asked for
   * @param lowerBoundUsd what no packing of that can cost less than
   */
  public record NodeChange(
      Optional<Fleet> now, Fleet asIs, Fleet after, double lowerBoundUsd, String catalogue) {}

  /**
   * @param nodes such as "3 × m5.xlarge"
   */
  public record Fleet(List<String> nodes, double monthlyUsd) {
    public Fleet {
      nodes = List.copyOf(nodes);
    }
  }
}
