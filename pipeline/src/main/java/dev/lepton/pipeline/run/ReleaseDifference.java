package dev.lepton.pipeline.run;

import dev.lepton.deploy.cluster.ClusterPlan;
import dev.lepton.deploy.cluster.ObjectChange;
import dev.lepton.deploy.cluster.ObjectChange.Action;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.diff.UnifiedDiff;
import dev.lepton.pipeline.workspace.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is different between the release that runs and one that was just made, file by file. */
record ReleaseDifference(String release, LaterBundles.Made made) {
  /**
   * @param deployed the bundle of the release that runs
   * @param deployedHash what that one was made from
   */
  ClusterPlan from(Path deployed, String deployedHash, int revision) {
    SortedMap<String, Path> before = Fingerprint.files(deployed);
    SortedMap<String, Path> after = Fingerprint.files(made.directory());
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<ObjectChange> changes = new ArrayList<>();
    for (String name : names) {
      changes.add(change(name, before.get(name), after.get(name)));
    }
    boolean same = deployedHash.equals(made.inputHash());
    boolean settings = !same && changes.stream().allMatch(ObjectChange::keeps);
    if (settings) {
      changes.add(
          new ObjectChange(
              new ObjectKey("", "Settings", "", "target, databases"), Action.CHANGE, List.of()));
    }
    return new ClusterPlan(
        release,
        "",
        revision,
        changes,
        List.of("values of variables: they are asked for when a release is started"));
  }

  private static ObjectChange change(String name, @Nullable Path before, @Nullable Path after) {
    ObjectKey key = new ObjectKey("", "File", "", name);
    if (before == null) {
      return new ObjectChange(key, Action.CREATE, List.of());
    }
    if (after == null) {
      return new ObjectChange(key, Action.DELETE, List.of());
    }
    try {
      return Files.mismatch(before, after) < 0
          ? new ObjectChange(key, Action.KEEP, List.of())
          : new ObjectChange(key, Action.CHANGE, difference(name, before, after));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> difference(String name, Path before, Path after) throws IOException {
    try {
      return UnifiedDiff.lines(
          "deployed/" + name,
          "planned/" + name,
          Files.readAllLines(before),
          Files.readAllLines(after));
    } catch (MalformedInputException e) {
      // No text: that it is another one is all there is to say.
      return List.of();
    }
  }
}
