package dev.lepton.transform.internal.config;

import dev.lepton.transform.internal.refactor.Lift;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.List;

/** Everything that is done to configuration and build files. */
public final class ConfigRecipes {
  private ConfigRecipes() {}

  /** Fresh recipes for one tree. */
  public static List<Recipe> of(SourceTree tree) {
    BuildFacts build = new BuildFacts(tree);
    return List.of(
        new LiftPlaceholders(Lift.Subject.CREDENTIAL, build),
        new LiftPlaceholders(Lift.Subject.DATABASE, build),
        new LiftPlaceholders(Lift.Subject.ADDRESS, build),
        new LiftPlaceholders(Lift.Subject.PORT, build),
        new LiftPlaceholders(Lift.Subject.FOLDER, build),
        new LogAppenders(build),
        new LogProperties(build),
        new AddActuator(build),
        new LimitActuator(),
        new StopGracefully(build),
        new ShareSpringSessions(build),
        new SizeHeap(),
        new UpgradeRuntime(),
        new MoveToJakarta());
  }
}
