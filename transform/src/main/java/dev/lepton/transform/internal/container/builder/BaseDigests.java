package dev.lepton.transform.internal.container.builder;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Looks up by which digest a registry, or else the engine of this machine, has an image now. Each
 * image is asked for once. For one thread.
 */
public final class BaseDigests implements Function<String, Optional<String>> {
  private final Optional<Builder> engine;
  private final Path folder;
  private final Map<String, Optional<String>> known = new TreeMap<>();
  private final Map<String, String> unknown = new LinkedHashMap<>();

  /**
   * @param engine of this machine
   * @param folder any that exists
   */
  public BaseDigests(Optional<Builder> engine, Path folder) {
    this.engine = engine;
    this.folder = folder;
  }

  @Override
  public Optional<String> apply(String image) {
    return known.computeIfAbsent(image, this::lookUp);
  }

  /** Images that nobody knew, each with the reason. */
  public Map<String, String> unknown() {
    return Map.copyOf(unknown);
  }

  private Optional<String> lookUp(String image) {
    String why = "it is of this machine, whose engine does not have it";
    if (!image.startsWith(JibBuild.LOCAL)) {
      try {
        Optional<String> digest = Registries.digest(image, false);
        if (digest.isPresent()) {
          return digest;
        }
        why = "its registry does not have it";
      } catch (IOException | RegistryException | InvalidImageReferenceException e) {
        why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      }
    }
    Optional<String> here = here(image);
    if (here.isEmpty()) {
      unknown.put(image, why);
    }
    return here;
  }

  private Optional<String> here(String image) {
    try {
      return engine.isPresent()
          ? new EngineBuild(engine.get()).digestHere(image, folder)
          : Optional.empty();
    } catch (IOException notStarted) {
      return Optional.empty();
    }
  }
}
