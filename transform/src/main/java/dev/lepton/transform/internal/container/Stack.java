package dev.lepton.transform.internal.container;

import dev.lepton.transform.internal.container.image.BaseNames;
import dev.lepton.transform.internal.container.image.Dockerfile;
import dev.lepton.transform.internal.container.image.Image;
import dev.lepton.transform.internal.container.image.Improvement;
import dev.lepton.transform.internal.container.image.OwnDockerfile;
import dev.lepton.transform.internal.container.image.ReadyImage;
import dev.lepton.transform.internal.container.image.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an application of one kind is built, started and put into an image. Immutable.
 *
 * @param kind what it is, for people: Spring Boot, Flask, Express
 * @param build the command that makes the artefact, run in the source tree; empty when nothing is
 *     built
 * @param command the command that starts the application in the source tree, after the build; empty
 *     when it can be started in its image only
 * @param usualPort the port of an application of this kind that does not say otherwise
 * @param portVariable the variable that decides where it listens, whatever the code says; empty
 *     when none does
 */
public record Stack(
    String kind,
    List<String> build,
    List<String> command,
    int usualPort,
    Optional<String> portVariable,
    Image image) {

  public Stack {
    build = List.copyOf(build);
    command = List.copyOf(command);
  }

  /** Whether the way it is started lets a variable decide on the port. */
  public boolean honoursPort() {
    return portVariable.isPresent();
  }

  /** The image that it runs upon when the user names none; empty when it has one of its own. */
  public Optional<String> usualBaseImage() {
    return image instanceof Recipe recipe ? Optional.of(recipe.usualBase()) : Optional.empty();
  }

  /** An image of the user's own that is run as it is: no Dockerfile is needed then. */
  public Optional<String> readyImage() {
    return image instanceof ReadyImage ready ? Optional.of(ready.name()) : Optional.empty();
  }

  /**
   * The Dockerfile; the application's own one stays as it is.
   *
   * @throws dev.lepton.model.error.LeptonException CONFIG_INVALID when the base image is not
   *     allowed
   * @throws IllegalStateException when the image is {@link #readyImage() there already}
   */
  public String dockerfile(ImageRequest request) {
    if (image instanceof Recipe recipe) {
      return Dockerfile.of(recipe, request);
    }
    if (image instanceof OwnDockerfile own) {
      // It stays as it is, but the list holds for it too.
      BaseNames.of(own.text(), Map.of()).all().forEach(request.images()::resolve);
      return own.text();
    }
    throw new IllegalStateException("an image that is there needs no Dockerfile");
  }

  /**
   * A patch for the application's own Dockerfile, with a reason for each change; empty when it has
   * none, or when nothing is lacking.
   */
  public Optional<String> improvement(ImageRequest request) {
    return image instanceof OwnDockerfile own ? Improvement.patch(own, request) : Optional.empty();
  }

  /** The same application, started by other words. */
  Stack starting(List<String> words, Optional<String> variable) {
    Image started = image instanceof Recipe recipe ? recipe.starting(words) : image;
    return new Stack(kind, build, words, usualPort, variable, started);
  }

  /** The same application as something that listens nowhere. */
  Stack silent() {
    Image quiet = image instanceof Recipe recipe ? recipe.silent() : image;
    return new Stack(kind, build, command, usualPort, Optional.empty(), quiet);
  }

  /** The same application in an image of another making. */
  Stack in(Image other) {
    return new Stack(kind, build, command, usualPort, portVariable, other);
  }
}
