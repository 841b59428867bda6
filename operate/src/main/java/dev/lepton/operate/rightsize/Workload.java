package dev.lepton.operate.rightsize;

import dev.lepton.model.operation.RightsizeReport.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One container of a workload as it is and as its usage says it should be.
 *
 * @param replicas pods that are asked for
 * @param scaler the autoscaler that follows its load, if there is one
 * @param throttled the part of its CPU periods in which its limit held it back, 0 to 1
 */
public record Workload(
    Target target,
    int replicas,
    Asked asked,
    Optional<Scaler> scaler,
    double throttled,
    Advice advice) {

  /**
   * What is written today; empty for nothing.
   *
   * @param cores CPU that is requested
   * @param coresLimit CPU limit
   * @param memoryMib MiB of memory that is requested
   * @param memoryLimitMib MiB
   */
  public record Asked(
      OptionalDouble cores,
      OptionalDouble coresLimit,
      OptionalDouble memoryMib,
      OptionalDouble memoryLimitMib) {

    /** Nothing is asked for. */
    public static Asked nothing() {
      OptionalDouble none = OptionalDouble.empty();
      return new Asked(none, none, none, none);
    }

    OptionalDouble request(Resource resource) {
      return resource == Resource.CPU ? cores : memoryMib;
    }

    OptionalDouble limit(Resource resource) {
      return resource == Resource.CPU ? coresLimit : memoryLimitMib;
    }
  }

  /**
   * A HorizontalPodAutoscaler.
   *
   * @param metrics resources whose utilisation it keeps: cpu, memory; others by their names
   * @param atMost the part of the time for which it was at its most pods, 0 to 1
   */
  public record Scaler(String name, int least, int most, Set<String> metrics, double atMost) {
    public Scaler {
      metrics = Set.copyOf(metrics);
    }

    /** The same with what was measured of it. */
    public Scaler with(double share) {
      return new Scaler(name, least, most, metrics, share);
    }
  }

  /**
   * One copy's size; empty where nothing was measured.
   *
   * @param cores CPU
   * @param memoryMib MiB
   */
  public record Size(OptionalDouble cores, OptionalDouble memoryMib) {
    OptionalDouble of(Resource resource) {
      return resource == Resource.CPU ? cores : memoryMib;
    }
  }

  /**
   * What its usage says.
   *
   * @param size over the whole time
   * @param windows the sizes of equal parts of this time, the oldest first
   * @param mean what a copy uses on average
   * @param killed whether a process was killed for want of memory
   * @param activity how much it is used
   * @param confidence 1 to 5
   * @param evidence figures and warnings that lead there
   */
  public record Advice(
      Size size,
      List<Size> windows,
      Size mean,
      boolean killed,
      Activity activity,
      int confidence,
      List<String> evidence) {
    public Advice {
      windows = List.copyOf(windows);
      evidence = List.copyOf(evidence);
    }
  }
}
