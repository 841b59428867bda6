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
  private static final String DORA = "Regulation (EU) 2022/2554 (DORA)";
  private static final String PCI = "PCI DSS 4.0.1";
  private static final String GDPR = "Regulation (EU) 2016/679 (GDPR)";
  private static final String HIPAA = "HIPAA Security Rule, 45 CFR";
  private static final String NIS2 = "Directive (EU) 2022/2555 (NIS 2)";

  private static final Demand ENCRYPTED =
      Demand.of(
          "encryption",
          "Encrypted in transit and at rest",
          "Its data is worth stealing.",
          "Use TLS everywhere and encrypted volumes.",
          "encryption-transit",
          "encryption-rest");

  private static final Demand AUDITED =
      Demand.of(
          "compliance",
          "Checked against the rules of the trade",
          "Supervisors ask for proof, also of the move itself.",
          "Keep the reports and the audit trail of the migration.",
          "audit",
          "access");

  private static final Demand AVAILABLE =
      Demand.of(
          "availability",
          "Survives the loss of a server",
          "Its customers notice every minute.",
          "Run at least two copies in two zones, and test the failure.",
          "availability",
          "monitoring");

  private static final Demand ELASTIC =
      Demand.of(
          "elasticity",
          "Grows with the load",
          "The load of the busiest day is many times that of others.",
          "Make several copies possible and scale by measured load.",
          "scaling",
          "peaks");

  private static final Map<String, IndustryProfile> ALL =
      Map.of(
          "finance",
          new IndustryProfile(
              "finance",
              List.of(
                  ELASTIC,
                  AVAILABLE.by(DORA + ", articles 11 and 12"),
                  ENCRYPTED.by(DORA + ", article 9", PCI + ", requirements 3 and 4"),
                  AUDITED.by(DORA + ", articles 28 and 30", PCI + ", requirement 10"))),
          "retail",
          new IndustryProfile(
              "retail",
              List.of(
                  Demand.of(
                      "real-time-orders",
                      "Orders and stock are exchanged at once",
                      "What is sold twice cannot be delivered.",
                      "Document the interfaces, and watch them during the switch.",
                      "data-exchange",
                      "monitoring"),
                  ELASTIC,
                  Demand.of(
                      "cost",
                      "Costs follow the season",
                      "A platform sized for the peak is paid all year.",
                      "Know the peak, and give capacity back after it.",
                      "peaks"))),
          "healthcare",
          new IndustryProfile(
              "healthcare",
              List.of(
                  Demand.of(
                          "privacy",
                          "Patient data stays where it may be, seen by those who may",
                          "The law protects it more than other data.",
                          "Restrict regions, and record every access.",
                          "data-place",
                          "access")
                      .by(GDPR + ", articles 9, 32 and 44", HIPAA + " 164.312(a) and (b)"),
                  ENCRYPTED.by(GDPR + ", article 32", HIPAA + " 164.312(a)(2)(iv) and (e)"),
                  Demand.of(
                          "sharing",
                          "Institutions can exchange records",
                          "Treatment crosses institutions.",
                          "Offer standard interfaces.",
                          "data-exchange")
                      .by("HL7 FHIR", "Regulation (EU) 2025/327 (EHDS)", "45 CFR 170.215"))),
          "manufacturing",
          new IndustryProfile(
              "manufacturing",
              List.of(
                  Demand.of(
                      "device-data",
                      "Data of machines survives an interruption",
                      "What a machine sent while nobody listened is gone.",
                      "Put a queue near the machines.",
                      "device-data"),
                  Demand.of(
                          "plant-latency",
                          "What controls machines stays near them",
                          "A machine cannot wait for a distant answer.",
                          "Measure the delay; keep control loops on site.",
                          "must-stay",
                          "hardware")
                      .by("IEC 62443-3-2, zones and conduits"),
                  Demand.of(
                          "predictive-maintenance",
                          "History is complete enough to learn from",
                          "Maintenance is foretold from long series.",
                          "Move the history too, and verify it.",
                          "data-restore",
                          "device-data")
                      .by(NIS2 + ", article 21"))));

  /**
   * @param proof ids of the questions whose answers show it
   * @param sources laws and standards that ask for it; which of them bind a company, its lawyers
   *     know
   */
  public record Demand(
      String id,
      String title,
      String why,
      String action,
      List<String> proof,
      List<String> sources) {
    private static Demand of(String id, String title, String why, String action, String... proof) {
      return new Demand(id, title, why, action, List.of(proof), List.of());
    }

    private Demand by(String... asking) {
      return new Demand(id, title, why, action, proof, List.of(asking));
    }
  }

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
        demand.sources(),
        failed ? State.NOT_MET : open ? State.OPEN : State.MET,
        demand.action(),
        answered.stream().map(id -> "answer:" + id).toList());
  }
}
