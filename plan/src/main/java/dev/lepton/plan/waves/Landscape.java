package dev.lepton.plan.waves;

import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.InventoryApplication;
import dev.lepton.model.inventory.InventoryApplication.Tag;
import dev.lepton.model.inventory.Server;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The applications of an inventory, and who needs whom. A machine that no application names stands
 * for itself, as it does in a portfolio. Not thread-safe.
 */
public final class Landscape {
  private final Map<String, Found> byName = new TreeMap<>();
  private final Map<String, Server> servers = new HashMap<>();
  private final Map<String, Set<String>> onServer = new TreeMap<>();
  private final List<Dependency> dependencies;

  /**
   * An application as it was found.
   *
   * @param servers ids
   */
  public record Found(
      String name, Set<String> servers, List<Tag> tags, Optional<String> businessService) {}

  public Landscape(Inventory inventory) {
    inventory.servers().forEach(server -> servers.put(server.id(), server));
    for (InventoryApplication one : inventory.applications()) {
      Found found = found(one.name());
      found.servers().addAll(one.servers());
      found.tags().addAll(one.tags());
      if (one.businessService().isPresent()) {
        byName.put(
            ApplicationFacts.key(one.name()),
            new Found(found.name(), found.servers(), found.tags(), one.businessService()));
      }
    }
    for (Server server : inventory.servers()) {
      if (server.applications().isEmpty() && server.kind() == Server.Kind.MACHINE) {
        found(server.name()).servers().add(server.id());
      }
      server.applications().forEach(name -> found(name).servers().add(server.id()));
    }
    byName
        .values()
        .forEach(
            one ->
                one.servers()
                    .forEach(
                        id ->
                            onServer
                                .computeIfAbsent(id, any -> new LinkedHashSet<>())
                                .add(one.name())));
    this.dependencies = inventory.dependencies();
  }

  private Found found(String name) {
    return byName.computeIfAbsent(
        ApplicationFacts.key(name),
        any -> new Found(name, new LinkedHashSet<>(), new ArrayList<>(), Optional.empty()));
  }

  /** By name in small letters. */
  public List<Found> applications() {
    return List.copyOf(byName.values());
  }

  public Optional<Found> application(String name) {
    return Optional.ofNullable(byName.get(ApplicationFacts.key(name)));
  }

  Server server(String id) {
    return servers.get(id);
  }

  /** By server id, the names of the applications on it. */
  public Map<String, Set<String>> onServer() {
    return onServer;
  }

  /**
   * Between applications, also where only their servers were seen to talk; each pair once.
   *
   * @param outside receives the ends that nobody knows
   */
  public List<Need> needs(Set<String> outside) {
    Map<List<String>, Need> found = new LinkedHashMap<>();
    for (Dependency dependency : dependencies) {
      for (String from : ends(dependency, dependency.from(), outside)) {
        for (String to : ends(dependency, dependency.to(), outside)) {
          if (!from.equals(to)) {
            found.putIfAbsent(
                List.of(from, to), new Need(from, to, dependency.where().toString(), false));
          }
        }
      }
    }
    return List.copyOf(found.values());
  }

  private Set<String> ends(Dependency dependency, String end, Set<String> outside) {
    Set<String> ends = new HashSet<>();
    if (dependency.level() == Dependency.Level.SERVER) {
      ends.addAll(onServer.getOrDefault(end, Set.of()));
    } else {
      application(end).ifPresent(one -> ends.add(one.name()));
    }
    if (ends.isEmpty()) {
      outside.add(end);
    }
    return new java.util.TreeSet<>(ends);
  }
}
