package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** This machine's podman, for tests that need it for real. */
final class PodmanHere {
  private PodmanHere() {}

  /** Skips the test where podman does not run. */
  static void require() {
    assumeThat(succeeds("--version")).as("podman is installed").isTrue();
  }

  static boolean hasImage(String image) {
    return succeeds("image", "exists", image);
  }

  /** Takes an image that a test has made away; that there is none is well too. */
  static void removeImage(String image) {
    succeeds("image", "rm", "--force", image);
    assertThat(hasImage(image)).as("whether " + image + " is left").isFalse();
  }

  private static boolean succeeds(String... arguments) {
    List<String> command = new ArrayList<>(List.of("podman"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // There is no such program.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while podman ran", e);
    }
  }
}
