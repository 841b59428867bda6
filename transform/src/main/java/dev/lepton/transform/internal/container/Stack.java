package dev.lepton.transform.internal.container;

import java.util.List;
import java.util.Optional;

/**
 * How an application of one kind is built, started and put into an image. Implementations are pure.
 */
public sealed interface Stack permits MavenStack, PythonStack, OwnDockerfile {

  /** The command that makes the artefact, run in the source tree; empty when nothing is built. */
  List<String> build();

  /** The command that starts the application in the source tree, after the build. */
  List<String> command();

  /** The port of an application of this kind that does not say otherwise. */
  int usualPort();

  /** Whether the way it is started lets PORT decide, whatever the code says. */
  boolean honoursPort();

  /** The image that it runs upon when the user names none; empty when it has one of its own. */
  Optional<String> usualBaseImage();

  /** An image of the user's own that is run as it is: no Dockerfile is needed then. */
  default Optional<String> readyImage() {
    return Optional.empty();
  }

  String dockerfile(ImageRequest request);
}
