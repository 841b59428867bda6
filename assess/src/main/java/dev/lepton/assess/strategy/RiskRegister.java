package dev.lepton.assess.strategy;

import dev.lepton.assess.findings.RuleGroup;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.assessment.Risk;
import dev.lepton.model.migration.Migration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers what can go wrong. Stateless, thread-safe. */
public final class RiskRegister {
  private record Template(
      RuleGroup rules, String title, int likelihood, int impact, String mitigation) {}

  private static final List<Template> BY_GROUP =
      List.of(
          new Template(
              RuleGroup.UPLOADS,
              "Files that users uploaded are lost or seen by one replica only",
              4,
              5,
              "Mount shared storage or use object storage before the switch; move and verify the"
                  + " files that exist."),
          new Template(
              RuleGroup.LOCAL_FILES,
              "What is written to the local disk goes with the container",
              4,
              4,
              "Put the folder on a volume and check after a restart that the files are still"
                  + " there."),
          new Template(
              RuleGroup.SESSIONS,
              "Users lose their session at the switch, at each rollout and between replicas",
              4,
              3,
              "Switch at a quiet hour, start with one replica or sticky routing, then move sessions"
                  + " to a shared store."),
          new Template(
              RuleGroup.JOBS,
              "Scheduled jobs run twice or not at all",
              4,
              4,
              "Run one replica until the job is a CronJob of its own or takes a lock; keep the old"
                  + " release's job from running beside the new one's."),
          new Template(
              RuleGroup.SECRETS_IN_CODE,
              "A credential in the code is known to more people than meant",
              3,
              5,
              "Change it with the migration and keep the new one in the platform's secret store."),
          new Template(
              RuleGroup.SECRETS_IN_FILES,
              "A secret in a configuration file is known to more people than meant",
              3,
              5,
              "Change it with the migration and keep the new one in the platform's secret store."),
          new Template(
              RuleGroup.OTHER_SYSTEMS,
              "A system in the old network cannot be reached from the target",
              4,
              4,
              "List the systems it talks to, and test each connection from the target before the"
                  + " switch."),
          new Template(
              RuleGroup.END_OF_LIFE,
              "Known security holes move along",
              3,
              4,
              "Plan the upgrade right after the migration; restrict what can reach the application"
                  + " until then."),
          new Template(
              RuleGroup.NATIVE_CODE,
              "The native library does not load on the target",
              3,
              4,
              "Build and start the image for the target's processor early; keep amd64 if it exists"
                  + " for nothing else."),
          new Template(
              RuleGroup.MULTICAST,
              "Cluster members do not find each other",
              5,
              4,
              "Run one member, or use discovery that the platform supports."),
          new Template(
              RuleGroup.DEBUGGING,
              "Strangers see code and settings on error pages",
              3,
              4,
              "Switch debug mode off in the new release and check an error page in the acceptance"
                  + " test."));

  private RiskRegister() {}

  /** The highest score first; equals by title. */
  public static List<Risk> risks(Migration migration, Profile profile, List<Finding> findings) {
    List<Risk> risks = new ArrayList<>();
    BY_GROUP.forEach(template -> fromFindings(template, findings).ifPresent(risks::add));
    risks.addAll(DataRisks.risks(migration, profile));
    risks.addAll(IndustryRisks.risks(migration, findings));
    risks.sort(
        Comparator.comparingInt(Risk::score)
            .reversed()
            .thenComparing(Risk::title)
            .thenComparing(Risk::source));
    return List.copyOf(risks);
  }

  private static Optional<Risk> fromFindings(Template template, List<Finding> findings) {
    List<Finding> matching = findings.stream().filter(template.rules()::has).toList();
    return matching.stream()
        .findFirst()
        .map(
            first ->
                new Risk(
                    template.title(),
                    template.likelihood(),
                    template.impact(),
                    first.ruleId()
                        + " at "
                        + first.where()
                        + (matching.size() > 1 ? " and " + (matching.size() - 1) + " more" : ""),
                    template.mitigation()));
  }
}
