package dev.lepton.transform.internal.javasource;

import dev.lepton.transform.internal.refactor.Lift;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Setting;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Everything that is done to Java sources, in its order. */
public final class JavaRecipes {
  private JavaRecipes() {}

  /** Fresh recipes for one tree; they share what they parse and where they lifted what from. */
  public static List<Recipe> of(SourceTree tree) {
    JavaSources sources = new JavaSources(tree);
    Map<Setting.Kind, LiftedPlace> places = new EnumMap<>(Setting.Kind.class);
    ConstantContexts contexts = new ConstantContexts(sources);
    return List.of(
        new LiftSettings(Lift.Subject.DATABASE, sources, places, contexts),
        new LiftSettings(Lift.Subject.CREDENTIAL, sources, places, contexts),
        new LiftSettings(Lift.Subject.PORT, sources, places, contexts),
        new LiftSettings(Lift.Subject.FOLDER, sources, places, contexts),
        new LiftSettings(Lift.Subject.ADDRESS, sources, places, contexts),
        new DropFileHandler(sources),
        new WireHealth(sources, places),
        new SpringUploads(sources),
        new ScheduledJobs(sources),
        new SizePools(sources));
  }
}
