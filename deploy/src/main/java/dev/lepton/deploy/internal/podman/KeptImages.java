package dev.lepton.deploy.internal.podman;

import dev.lepton.deploy.internal.ReleaseRecord;
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

  /** Keeps the image of that release, and none of those before it. */
  void keep(ReleaseRecord release) {
    String kept = FOLDER + migration + ":" + release.revision();
    if (release.image().startsWith(FOLDER)) {
      drop(Set.of(release.image()));
    } else if (Podman.run(List.of("tag", release.image(), kept)).succeeded()) {
      runner.renameImage(release.name(), kept);
      drop(Set.of(kept));
    }
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
