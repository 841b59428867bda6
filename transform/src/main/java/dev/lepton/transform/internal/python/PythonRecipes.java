package dev.lepton.transform.internal.python;

import dev.lepton.transform.internal.refactor.Lift;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.List;

/** Everything that is done to Python sources. */
public final class PythonRecipes {
  private PythonRecipes() {}

  /** Fresh recipes for one tree; they share what they parse. */
  public static List<Recipe> of(SourceTree tree) {
    PythonSources sources = new PythonSources(tree);
    return List.of(
        new LiftPythonSettings(Lift.Subject.CREDENTIAL, sources),
        new LiftPythonSettings(Lift.Subject.DATABASE, sources),
        new LiftPythonSettings(Lift.Subject.ADDRESS, sources),
        new LiftPythonSettings(Lift.Subject.PORT, sources),
        new ListenEverywhere(sources),
        new LogToStream(sources),
        new WirePythonHealth(sources),
        new LeaveOnSignal(sources),
        new SizeWorkers(sources),
        new ShareSessions(sources),
        new StoreUploads(sources),
        new TurnDebuggingOff(sources),
        new LeaveJobsToCluster(sources));
  }
}
