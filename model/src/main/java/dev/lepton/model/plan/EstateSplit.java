package dev.lepton.model.plan;

import java.util.List;
import java.util.Optional;

/**
 * Applications over the own site and clouds. All of these are estimates: by the resources that an
 * application needs, and by flows that are given or assumed.
 *
 * @param verdict which of one place and several is cheaper, and by how much
 * @param proposed the cheapest of all
 * @param onePlace the cheapest with everything in one place that is not bound to another; empty if
 *     nothing allows that
 * @param options the cheapest of each set of places, the cheapest first
 * @param boundUsd a month that no split goes below, however little is sent
 * @param worthUntil how many times larger all flows may be before the proposed split costs as much
 *     as one place; empty where one place is proposed
 * @param applications where each is in the proposed one, by name
 * @param notes what is assumed
 */
public record EstateSplit(
    String verdict,
    Option proposed,
    Optional<Option> onePlace,
    List<Option> options,
    double boundUsd,
    Optional<Double> worthUntil,
    List<Assignment> applications,
    List<String> notes) {
  /** The name of the own site among places. */
  public static final String OWN_SITE = "on-premises";

  public EstateSplit {
    options = List.copyOf(options);
    applications = List.copyOf(applications);
    notes = List.copyOf(notes);
  }

  /**
   * @param runningUsd a month
   * @param egressUsd a month
   * @param crossingGb a month from one place to another
   */
  public record Option(
      List<Part> parts, double runningUsd, double egressUsd, double crossingGb, double totalUsd) {
    public Option {
      parts = List.copyOf(parts);
    }
  }

  /**
   * @param place {@value #OWN_SITE}, or provider and region
   * @param runningUsd a month, with the control plane of a cluster
   */
  public record Part(String place, int applications, double runningUsd) {}

  /**
   * @param bound why it may not be everywhere; empty if it may
   */
  public record Assignment(String application, String place, Optional<String> bound) {}
}
