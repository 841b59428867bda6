package dev.lepton.pipeline.run;

import dev.lepton.model.Phase;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.plan.Plan;
import dev.lepton.pipeline.workspace.Fingerprint;
import dev.lepton.transform.Transformer;
import java.nio.file.Files;

/** Refactor, containerise, describe. */
record TransformPhase(RunContext context) implements PhaseRunner<Bundle> {
  @Override
  public Phase phase() {
    return Phase.TRANSFORM;
  }

  @Override
  public Class<Bundle> type() {
    return Bundle.class;
  }

  @Override
  public String inputHash() {
    return new Fingerprint()
        .value(context.documents().require(Phase.ASSESS, Assessment.class))
        .value(context.documents().require(Phase.PLAN, Plan.class))
        .value(context.migration().transform())
        .value(context.migration().target().type())
        .tree(context.migration().application().path())
        .hex();
  }

  @Override
  public Bundle run(String inputHash) {
    return new Transformer(context.events())
        .transform(
            context.migration(),
            context.documents().require(Phase.ASSESS, Assessment.class),
            context.documents().require(Phase.PLAN, Plan.class),
            context.workspace().bundle());
  }

  @Override
  public boolean stillStands(Bundle bundle) {
    return Files.isDirectory(context.workspace().bundle().resolve(bundle.sourceRoot()));
  }

  @Override
  public String summary(Bundle bundle) {
    return bundle.changes().size()
        + " changes, "
        + bundle.files().size()
        + " files, "
        + bundle.workItems().size()
        + " left for a person";
  }
}
