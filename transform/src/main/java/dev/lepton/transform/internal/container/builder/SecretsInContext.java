package dev.lepton.transform.internal.container.builder;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transform.internal.container.image.BakedSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What of the sources that an image is built from holds a secret.
 *
 * @param name of the context, relative to what transform has written
 * @param folder the same as a folder
 * @param recipe the folder with the Dockerfile and its ignore file
 */
public record SecretsInContext(String name, Path folder, Path recipe) {

  /**
   * @param places file:line in the application's source
   * @throws LeptonException NOT_CARRIED when a file with a secret would get into the image, or its
   *     Dockerfile sets one
   */
  public void refuse(List<String> places) throws IOException {
    Path rules = recipe.resolve("Dockerfile.dockerignore");
    IgnoreFile ignored = IgnoreFile.parse(Files.exists(rules) ? Files.readString(rules) : "");
    List<String> exposed =
        places.stream()
            .filter(place -> inContext(place.replaceFirst(":\\d+$", ""), ignored))
            .toList();
    if (!exposed.isEmpty()) {
      throw new LeptonException(
          ErrorCode.NOT_CARRIED,
          "Secrets would get into the image, where everybody who has it can read them",
          String.join(", ", exposed),
          "Take them out of the source and transform again, or keep the files out of the image: add"
              + " them to "
              + rules
              + ".");
    }
    refuseBaked();
  }

  private void refuseBaked() throws IOException {
    Path dockerfile = recipe.resolve("Dockerfile");
    List<Integer> lines =
        Files.exists(dockerfile) ? BakedSecrets.lines(Files.readString(dockerfile)) : List.of();
    if (!lines.isEmpty()) {
      throw new LeptonException(
          ErrorCode.NOT_CARRIED,
          "The Dockerfile writes a secret into the image, where everybody who has it can read it",
          dockerfile + ":" + lines.get(0),
          "Take it out of the Dockerfile, and give it to the container from the platform when it"
              + " starts.");
    }
  }

  private boolean inContext(String file, IgnoreFile ignored) {
    String below = folderInSource();
    if (!below.isEmpty() && !file.startsWith(below + "/")) {
      return false;
    }
    Path relative = Path.of(below.isEmpty() ? file : file.substring(below.length() + 1));
    return Files.isRegularFile(folder.resolve(relative)) && !ignored.ignores(relative);
  }

  /** The context's folder in the application's source, from where its copy lies. */
  private String folderInSource() {
    return name.replaceFirst("^parts/(.*)/source(?=/|$)", "$1").replaceFirst("^source/?", "");
  }
}
