package dev.lepton.assess.strategy;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Risk;
import dev.lepton.model.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an industry is known to require, held against the migration's requirements. */
final class IndustryRisks {
  private static final double FINANCE_AVAILABILITY = 99.95;
  private static final double RETAIL_AVAILABILITY = 99.9;
  private static final Set<String> UNENCRYPTED = Set.of("disable", "allow", "prefer");

  private IndustryRisks() {}

  static List<Risk> risks(Migration migration, List<Finding> findings) {
    return switch (migration.application().industry()) {
      case "finance" -> finance(migration, findings);
      case "retail" -> retail(migration);
      case "healthcare" -> healthcare(migration);
      case "manufacturing" -> manufacturing(migration);
      default -> List.of();
    };
  }

  private static List<Risk> finance(Migration migration, List<Finding> findings) {
    List<Risk> risks = new ArrayList<>();
    risks.add(
        new Risk(
            "Supervisors ask for a documented exit and an audit trail of the move",
            3,
            4,
            "industry: finance",
            "Keep the report and the audit trail of this migration, and rehearse going back."));
    availability(migration, FINANCE_AVAILABILITY).ifPresent(risks::add);
    risks.addAll(unencrypted(migration));
    if (findings.stream().anyMatch(finding -> finding.category() == Category.SECRET)) {
      risks.add(
          new Risk(
              "Secrets in code or configuration break common rules for payment data",
              4,
              5,
              "industry: finance",
              "Move them to a secret store and change them before the switch."));
    }
    return risks;
  }

  private static List<Risk> retail(Migration migration) {
    List<Risk> risks = new ArrayList<>();
    risks.add(
        new Risk(
            "A season's peak meets a platform sized for ordinary days",
            3,
            4,
            "industry: retail; planned for "
                + Math.round(migration.requirements().peakRequestsPerSecond())
                + " requests/s",
            "Check the planned peak against last season's, load-test at that rate, and do not"
                + " switch before a peak season."));
    availability(migration, RETAIL_AVAILABILITY).ifPresent(risks::add);
    return risks;
  }

  private static List<Risk> healthcare(Migration migration) {
    List<Risk> risks = new ArrayList<>(unencrypted(migration));
    risks.add(
        new Risk(
            "Patient data leaves the place where it may be kept",
            3,
            5,
            "industry: healthcare; regions "
                + (migration.requirements().regions().isEmpty()
                    ? "not restricted"
                    : migration.requirements().regions()),
            "Restrict spec.requirements.regions to where the data may be, and agree on processing"
                + " with the provider."));
    return risks;
  }

  private static List<Risk> manufacturing(Migration migration) {
    String latency =
        migration
            .requirements()
            .latencyP95Millis()
            .map(ms -> Math.round(ms) + " ms at the 95th percentile")
            .orElse("no bound given");
    return List.of(
        new Risk(
            "Machines and the shop floor depend on short ways to the application",
            3,
            4,
            "industry: manufacturing; " + latency,
            "Measure from the plant to the target region; keep what controls machines on site."),
        new Risk(
            "Shifts run around the clock, so that no quiet hour exists for the switch",
            3,
            3,
            "industry: manufacturing",
            "Agree on the hour with production; keep the pause short and the way back open."));
  }

  private static Optional<Risk> availability(Migration migration, double usual) {
    double asked = migration.requirements().availabilityPercent();
    return asked >= usual
        ? Optional.empty()
        : Optional.of(
            new Risk(
                "The availability asked for ("
                    + asked
                    + " %) is below what the industry usually needs ("
                    + usual
                    + " %)",
                3,
                4,
                "spec.requirements.availabilityPercent",
                "Raise it, or record who accepts the difference."));
  }

  private static List<Risk> unencrypted(Migration migration) {
    return migration.databases().stream()
        .filter(database -> UNENCRYPTED.contains(database.source().sslMode()))
        .map(
            database ->
                new Risk(
                    "Data of database " + database.name() + " may travel unencrypted",
                    3,
                    5,
                    "sslmode=" + database.source().sslMode() + " of " + database.source().display(),
                    "Use sslmode=verify-full, or keep both ends on one encrypted network."))
        .toList();
  }
}
