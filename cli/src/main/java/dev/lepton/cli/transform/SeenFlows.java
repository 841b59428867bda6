package dev.lepton.cli.transform;

import dev.lepton.assess.inventory.InventoryImporter;
import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Server;
import dev.lepton.transform.Groundwork.ObservedFlow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who was seen to talk with whom, told by the names of an application's parts. */
final class SeenFlows {
  private static final String ADDRESS = "\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]+";

  private final List<Dependency> dependencies;
  private final Map<String, Server> servers = new HashMap<>();

  private SeenFlows(Inventory inventory) {
    this.dependencies = inventory.dependencies();
    inventory.servers().forEach(server -> servers.put(server.id(), server));
  }

  /**
   * @throws dev.lepton.model.error.LeptonException CONFIG_UNREADABLE for a file that is none
   */
  static SeenFlows of(List<Path> inventories) {
    InventoryImporter importer = new InventoryImporter();
    inventories.forEach(file -> importer.file(file, Optional.empty()));
    return new SeenFlows(importer.inventory());
  }

  /**
   * @param part whose server or application has its name
   * @param parts names of all parts
   */
  List<ObservedFlow> of(String part, List<String> parts) {
    List<ObservedFlow> flows = new ArrayList<>();
    for (Dependency dependency : dependencies) {
      boolean asks = isCalled(dependency.from(), part);
      boolean answers = isCalled(dependency.to(), part);
      // What talks with itself stays within one pod.
      if (asks != answers) {
        peers(asks ? dependency.to() : dependency.from(), parts)
            .forEach(peer -> flows.add(new ObservedFlow(asks, peer, dependency.port())));
      }
    }
    return flows.stream().distinct().toList();
  }

  private boolean isCalled(String end, String part) {
    return end.equalsIgnoreCase(part)
        || Optional.ofNullable(servers.get(end)).filter(one -> isCalled(one, part)).isPresent();
  }

  private static boolean isCalled(Server server, String name) {
    return server.id().equals(name)
        || server.name().equalsIgnoreCase(name)
        || server.applications().stream().anyMatch(name::equalsIgnoreCase);
  }

  /** A part by its name, everything else by its addresses; nothing where these are not known. */
  private List<String> peers(String end, List<String> parts) {
    Optional<String> part = parts.stream().filter(name -> isCalled(end, name)).findFirst();
    if (part.isPresent()) {
      return List.of(part.get());
    }
    if (end.matches(ADDRESS)) {
      return List.of(end);
    }
    return servers.values().stream()
        .filter(server -> isCalled(server, end))
        .flatMap(server -> server.identity().addresses().stream())
        .filter(address -> address.matches(ADDRESS))
        .distinct()
        .sorted()
        .toList();
  }
}
