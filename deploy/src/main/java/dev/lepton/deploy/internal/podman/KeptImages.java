package dev.lepton.deploy.internal.podman;

import dev.lepton.deploy.internal.ReleaseRecord;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.List;
import java.util.Set;

/**
 * Images of releases that can be gone back to, under names of their own: the next build takes the
 * name that they had.
 *
 * @param migration whose releases
 */
record KeptImages(String migration, PodmanRunner runner) {
  private static final String FOLDER = "localhost/lepton-kept/";

  /** Keeps the image of that release. */
  void keep(ReleaseRecord release) {
    String kept = name(release.revision());
    // What was taken has no other name.
    if (runner.image(release.name()).filter(image -> image.startsWith(FOLDER)).isEmpty()
        && Podman.run(List.of("tag", release.image(), kept)).succeeded()) {
      runner.renameImage(release.name(), kept);
    }
  }

  /**
   * Gives the image that was just built the name of its revision, and no other.
   *
   * @return that name
   * @throws LeptonException BUILD_FAILED if podman does not
   */
  String take(String built, int revision) {
    String kept = name(revision);
    Podman.Result result = Podman.run(List.of("tag", built, kept));
    if (!result.succeeded()) {
      throw new LeptonException(
          ErrorCode.BUILD_FAILED,
          "The image cannot be kept." + result.tail(4),
          built,
          "See `podman images`, then run again.");
    }
    Podman.run(List.of("untag", built, built));
    return kept;
  }

  private String name(int revision) {
    return FOLDER + migration + ":" + revision;
  }

  /** Removes all but those; an image that has another name, or that something runs, stays. */
  void drop(Set<String> wanted) {
    Podman.Result result =
        Podman.run(
            List.of(
                "images",
                "--filter",
                "reference=" + FOLDER + migration,
                "--format",
                "{{.Repository}}:{{.Tag}}"));
    if (result.succeeded()) {
      result
          .output()
          .lines()
          .filter(name -> name.startsWith(FOLDER + migration + ":"))
          .filter(name -> !wanted.contains(name))
          .forEach(name -> Podman.run(List.of("rmi", name)));
    }
  }
}
