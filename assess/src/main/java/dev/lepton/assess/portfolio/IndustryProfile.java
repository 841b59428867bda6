package dev.lepton.assess.portfolio;

import dev.lepton.assess.questionnaire.Risk;
import dev.lepton.model.portfolio.Requirement;
import dev.lepton.model.portfolio.Requirement.State;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an industry asks of every application. Each demand is held against answers; it is met when
 * all of them are green.
 */
public record IndustryProfile(String id, List<Demand> demands) {
  private static final Demand ENCRYPTED =
      new Demand(
          "encryption",
          "Encrypted in transit and at rest",
          "Its data is worth stealing.",
          "Use TLS everywhere and encrypted volumes.",
          List.of("encryption-transit", "encryption-rest"));

  private static final Demand AUDITED =
      new Demand(
          "compliance",
          "Checked against the rules of the trade",
          "Supervisors ask for proof, also of the move itself.",
          "Keep the reports and the audit trail of the migration.",
          List.of("audit", "access"));

  private static final Demand AVAILABLE =
      new Demand(
          "availability",
          "Survives the loss of a server",
          "Its customers notice every minute.",
          "Run at least two copies in two zones, and test the failure.",
          List.of("availability", "monitoring"));

  private static final Demand ELASTIC =
      new Demand(
          "elasticity",
          "Grows with the load",
          "The load of the busiest day is many times that of others.",
          "Make several copies possible and scale by measured load.",
          List.of("scaling", "peaks"));

  private static final Map<String, IndustryProfile> ALL =
      Map.of(
          "finance",
          new IndustryProfile("finance", List.of(ELASTIC, AVAILABLE, ENCRYPTED, AUDITED)),
          "retail",
          new IndustryProfile(
              "retail",
              List.of(
                  new Demand(
                      "real-time-orders",
                      "Orders and stock are exchanged at once",
                      "What is sold twice cannot be delivered.",
                      "Document the interfaces, and watch them during the switch.",
                      List.of("data-exchange", "monitoring")),
                  ELASTIC,
                  new Demand(
                      "cost",
                      "Costs follow the season",
                      "A platform sized for the peak is paid all year.",
                      "Know the peak, and give capacity back after it.",
                      List.of("peaks")))),
          "healthcare",
          new IndustryProfile(
              "healthcare",
              List.of(
                  new Demand(
                      "privacy",
                      "Patient data stays where it may be, seen by those who may",
                      "The law protects it more than other data.",
                      "Restrict regions, and record every access.",
                      List.of("data-place", "access")),
                  ENCRYPTED,
                  new Demand(
                      "sharing",
                      "Institutions can exchange records",
                      "Treatment crosses institutions.",
                      "Offer standard interfaces.",
                      List.of("data-exchange")))),
          "manufacturing",
          new IndustryProfile(
              "manufacturing",
              List.of(
                  new Demand(
                      "device-data",
                      "Data of machines survives an interruption",
                      "What a machine sent while nobody listened is gone.",
                      "Put a queue near the machines.",
                      List.of("device-data")),
                  new Demand(
                      "plant-latency",
                      "What controls machines stays near them",
                      "A machine cannot wait for a distant answer.",
                      "Measure the delay; keep control loops on site.",
                      List.of("must-stay", "hardware")),
                  new Demand(
                      "predictive-maintenance",
                      "History is complete enough to learn from",
                      "Maintenance is foretold from long series.",
                      "Move the history too, and verify it.",
                      List.of("data-restore", "device-data")))));

  /**
   * @param proof ids of the questions whose answers show it
   */
  public record Demand(String id, String title, String why, String action, List<String> proof) {}

  public static Optional<IndustryProfile> of(String id) {
    return Optional.ofNullable(ALL.get(id.toLowerCase(Locale.ROOT).replace(" ", "")));
  }

  public static List<String> ids() {
    return ALL.keySet().stream().sorted().toList();
  }

  List<Requirement> requirements(Subject subject) {
    return demands.stream().map(demand -> requirement(demand, subject)).toList();
  }

  private static Requirement requirement(Demand demand, Subject subject) {
    List<String> answered = demand.proof().stream().filter(subject.answers()::containsKey).toList();
    List<Risk> risks =
        answered.stream().map(id -> subject.answers().get(id).answer().risk()).toList();
    boolean failed = risks.contains(Risk.RED) || risks.contains(Risk.YELLOW);
    boolean open = answered.size() < demand.proof().size() || risks.contains(Risk.UNKNOWN);
    return new Requirement(
        demand.id(),
        demand.title(),
        demand.why(),
        failed ? State.NOT_MET : open ? State.OPEN : State.MET,
        demand.action(),
        answered.stream().map(id -> "answer:" + id).toList());
  }
}
