package dev.lepton.transform.internal.nodejs;

import dev.lepton.transform.internal.refactor.Lift;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.List;

/** Everything that is done to JavaScript and TypeScript sources. */
public final class NodeRecipes {
  private NodeRecipes() {}

  /** Fresh recipes for one tree; they share what they parse. */
  public static List<Recipe> of(SourceTree tree) {
    NodeSources sources = new NodeSources(tree);
    return List.of(
        new LiftNodeSettings(Lift.Subject.CREDENTIAL, sources),
        new LiftNodeSettings(Lift.Subject.DATABASE, sources),
        new LiftNodeSettings(Lift.Subject.ADDRESS, sources),
        new LiftNodeSettings(Lift.Subject.PORT, sources),
        new ListenEverywhere(sources),
        new LogToConsole(sources),
        new WireExpressHealth(sources),
        new StopOnSignal(sources),
        new SizeWorkers(sources),
        new ShareSessions(sources),
        new StoreUploads(sources),
        new LeaveJobsToCluster(sources));
  }
}
