package dev.lepton.model.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The document of the transform phase. Paths are relative to the workspace's bundle folder.
 *
 * @param image name:tag of the container image
 * @param sourceRoot the (possibly refactored) copy of the source tree
 * @param build command that makes the artefact, run in {@code sourceRoot}; empty when nothing is
 *     built
 * @param workItems what a machine cannot change safely, for a person
 */
public record Bundle(
    String application,
    String image,
    String sourceRoot,
    List<String> build,
    Launch launch,
    List<SourceChange> changes,
    List<WorkItem> workItems,
    List<GeneratedFile> files,
    Optional<String> baseImage) {

  /**
   * How the new release is started and asked for its health.
   *
   * @param command words; run in {@code sourceRoot} (local) or as the image's entry point
   * @param port where it listens
   * @param portSetting environment variable that sets the port; empty when it cannot be set
   * @param healthPath answers 200 when ready
   * @param settings environment variables it reads, with their defaults where there are any
   */
  public record Launch(
      List<String> command,
      int port,
      Optional<String> portSetting,
      String healthPath,
      Map<String, String> settings) {}

  /**
   * @param concern one reviewable topic, for instance {@code externalise-configuration}
   * @param diff unified diff against the user's tree
   * @param fixes ids of the findings' rules it answers
   */
  public record SourceChange(
      String concern, String file, String diff, String explanation, List<String> fixes) {}

  /**
   * What a person has to do, because a machine could do it wrong.
   *
   * @param where file:line
   * @param rule id of the finding's rule; empty for what follows from a change that was made
   * @param what is the matter
   * @param why no machine did it
   * @param how to do it
   * @param days of work for somebody who knows the application; half a day for each story point
   */
  public record WorkItem(
      String where, String rule, String what, String why, String how, double days) {}

  /**
   * @param kind dockerfile, manifest, monitoring, compose, ignore
   */
  public record GeneratedFile(String path, String kind, String sha256) {}
}
