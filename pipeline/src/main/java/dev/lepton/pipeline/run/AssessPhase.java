package dev.lepton.pipeline.run;

import dev.lepton.assess.Assessor;
import dev.lepton.model.Phase;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.pipeline.workspace.Fingerprint;
import java.util.Locale;

/** What is there, and must it change? */
record AssessPhase(RunContext context) implements PhaseRunner<Assessment> {
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
        .value(migration.application())
        .value(migration.databases())
        .value(migration.transform())
        .tree(migration.application().path())
        .hex();
  }

  @Override
  public Assessment run(String inputHash) {
    return new Assessor(context.events()).assess(context.migration());
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
