package dev.lepton.pipeline.run;

import dev.lepton.assess.Assessor;
import dev.lepton.assess.findings.OwnFindings;
import dev.lepton.model.Phase;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.pipeline.workspace.Fingerprint;
import dev.lepton.transform.Repairs;
import java.util.Locale;

/** What is there, and must it change? */
record AssessPhase(RunContext context) implements PhaseRunner<Assessment> {
  /** Documents of before the rule engine decided have rules that nobody knows any more. */
  private static final String RULES = "rule engine";

  @Override
  public Phase phase() {
    return Phase.ASSESS;
  }

  @Override
  public Class<Assessment> type() {
    return Assessment.class;
  }

  @Override
  public String inputHash() {
    var migration = context.migration();
    return new Fingerprint()
        .text(RULES)
        .value(migration.application())
        .value(migration.databases())
        .value(migration.transform())
        .tree(migration.application().path())
        .hex();
  }

  @Override
  public Assessment run(String inputHash) {
    OwnFindings rules = new OwnFindings(Repairs::judged);
    return new Assessor(context.events(), rules::in).assess(context.migration());
  }

  @Override
  public String summary(Assessment assessment) {
    return String.format(
        Locale.ROOT,
        "%s%s, %d findings",
        assessment.decision().strategy().name().toLowerCase(Locale.ROOT),
        assessment.decision().refactor() ? " with changes to the code" : "",
        assessment.findings().size());
  }
}
