package dev.lepton.accept.security.manifest;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The ports that manifests open to others. Stateless. */
public final class ServicePorts {
  private ServicePorts() {}

  /**
   * The ports of all services, those on the nodes too; empty where there is none.
   *
   * @param files by the names that findings call them
   */
  public static Set<Integer> of(Map<String, Path> files) {
    Set<Integer> ports = new TreeSet<>();
    new ManifestSet(ManifestReader.read(files).manifests())
        .ofKind("Service")
        .forEach(
            service -> {
              for (JsonNode port : service.spec().path("ports")) {
                ports.add(port.path("port").asInt(0));
                ports.add(port.path("nodePort").asInt(0));
              }
            });
    ports.remove(0);
    return ports;
  }
}
