package dev.lepton.model.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the applications of a namespace do: their promises, what they run short of, and what is
 * unlike it was.
 *
 * @param at when it was looked
 * @param services by name
 * @param shortages the worst first
 * @param anomalies by service and signal
 * @param attention what a person should look at, the worst first
 * @param notes what the figures rest on
 */
public record OperationStatus(
    String namespace,
    Instant at,
    List<Service> services,
    List<Shortage> shortages,
    List<Anomaly> anomalies,
    List<Attention> attention,
    List<String> notes) {

  public OperationStatus {
    services = List.copyOf(services);
    shortages = List.copyOf(shortages);
    anomalies = List.copyOf(anomalies);
    attention = List.copyOf(attention);
    notes = List.copyOf(notes);
  }

  /** How soon somebody has to look. */
  public enum Urgency {
    /** Now: users notice, or will within hours. */
    PAGE,
    /** Within the day. */
    TICKET,
    /** When there is time. */
    NOTE
  }

  /**
   * @param requestsPerSecond over the last five minutes
   * @param p95Millis likewise; empty where nobody was served, or durations are not counted
   * @param objectives each promise and how much of its budget is gone
   */
  public record Service(
      String name,
      double requestsPerSecond,
      Optional<Double> p95Millis,
      List<Objective> objectives) {
    public Service {
      objectives = List.copyOf(objectives);
    }
  }

  /**
   * A promise to users.
   *
   * @param name availability or latency
   * @param percent of the requests that have to keep it, below 100
   * @param boundMillis for latency, the duration that was promised
   * @param budgetLeftPercent of the requests of 30 days that may break it; negative once it is
   *     gone; empty where nothing is known
   * @param coveredDays of the 30, for which there are figures
   * @param burns how fast the budget is used up, by windows in which something was measured
   */
  public record Objective(
      String name,
      double percent,
      Optional<Double> boundMillis,
      Optional<Double> budgetLeftPercent,
      double coveredDays,
      List<Burn> burns) {
    public Objective {
      burns = List.copyOf(burns);
    }
  }

  /**
   * How fast a budget burns; at 1 it lasts exactly for 30 days (Google, The Site Reliability
   * Workbook, chapter 5).
   *
   * @param window the long one, as Prometheus writes it
   * @param rate over it
   * @param shortRate over a twelfth of it: whether it still burns; empty if nothing was measured
   *     then, which is not a rate of 0
   * @param limit above which, in both windows, it is told
   */
  public record Burn(
      String window, double rate, Optional<Double> shortRate, double limit, Urgency urgency) {
    /** As far as is known: nothing is, of a short window without a figure. */
    public boolean isTooFast() {
      return rate > limit && shortRate.filter(now -> now > limit).isPresent();
    }
  }

  /**
   * Something that runs short.
   *
   * @param what for instance memory
   * @param where labels of what runs short
   * @param value in the unit of the limit
   * @param limit beyond which it is told
   * @param unit of both; % or a name
   */
  public record Shortage(
      String what,
      String where,
      double value,
      double limit,
      String unit,
      Urgency urgency,
      String fix) {}

  /**
   * A signal that is unlike the baseline.
   *
   * @param before its median then
   * @param now its median now
   * @param score how many robust standard deviations apart
   */
  public record Anomaly(
      String service, String signal, double before, double now, String unit, double score) {}

  /**
   * @param what in one sentence
   * @param fix what to look at first
   */
  public record Attention(Urgency urgency, String where, String what, String fix) {}
}
