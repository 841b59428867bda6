package dev.lepton.model.bundle;

import java.util.List;
import java.util.Optional;

/**
 * What transform makes of a whole source tree: one image and workload for each of its parts. Paths
 * of what was made are relative to the folder it is in, places in the source to the tree's root.
 *
 * @param parts in the order in which they were found
 * @param changes to the source, over all parts
 * @param workItems what a machine cannot change safely, for a person
 * @param findings what became of each finding, by file and line
 * @param tests of the application itself, one run for each folder that is changed by itself
 * @param files sorted by path
 * @param conflicts files that were left as the user edited them, although something else would be
 *     generated now
 */
public record ApplicationBundle(
    String application,
    List<Part> parts,
    List<Bundle.SourceChange> changes,
    List<Bundle.WorkItem> workItems,
    List<FindingOutcome> findings,
    List<TestRun> tests,
    List<Bundle.GeneratedFile> files,
    List<Conflict> conflicts) {

  /**
   * One process of the application that gets an image and a workload of its own.
   *
   * @param folder of its code in the source tree; "" for the root
   * @param role web, worker, scheduled, task (once for each release) or static
   * @param schedule five cron fields; present exactly for scheduled
   * @param image name:tag
   * @param dockerfile where it is
   * @param context the folder that the image is built from
   * @param port where it listens; empty when it listens nowhere
   * @param dependsOn names of other parts, and of services that the application brings along
   * @param reasons what led to this, each with its place
   */
  public record Part(
      String name,
      String folder,
      String role,
      Optional<String> schedule,
      String image,
      String dockerfile,
      String context,
      Optional<Integer> port,
      List<String> dependsOn,
      List<Reason> reasons) {}

  /**
   * @param what a sentence without a full stop
   * @param where file:line, or a file, in the source tree
   */
  public record Reason(String what, String where) {}

  /**
   * @param why in words
   * @param generated where the file is that would have been put there; empty when there is none
   */
  public record Conflict(String file, String why, Optional<String> generated) {}

  /** Whether everything that was generated is in its place. */
  public boolean isComplete() {
    return conflicts.isEmpty();
  }
}
