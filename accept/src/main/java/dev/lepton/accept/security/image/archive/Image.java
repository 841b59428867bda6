package dev.lepton.accept.security.image.archive;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One image of an archive.
 *
 * @param name as it is tagged, else for which platform it is; empty when the archive does not say
 * @param description the image's configuration: config, history, rootfs, architecture
 * @param annotations of its manifest
 * @param layers names of parts, the lowest first
 */
public record Image(String name, JsonNode description, JsonNode annotations, List<String> layers) {
  public Image {
    layers = List.copyOf(layers);
  }

  /** User, environment, ports and the like. */
  public JsonNode config() {
    return description.path("config");
  }
}
