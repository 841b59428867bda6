package dev.lepton.plan.demand;

import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Software;
import dev.lepton.plan.usage.Allocation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Finds the server that a usage series means, by any of its names. Immutable. */
public final class InventoryBook {
  private static final double MIB_PER_GIB = 1024;

  private final List<Server> servers;
  private final Map<String, Server> byName = new HashMap<>();

  public InventoryBook(Inventory inventory) {
    this.servers = inventory.servers();
    for (Server server : servers) {
      put(server.name(), server);
      put(server.id(), server);
      server.identity().uuid().ifPresent(uuid -> put(uuid, server));
      server.identity().addresses().forEach(address -> put(address, server));
      server.identity().hostName().ifPresent(host -> put(host, server));
    }
    // A short name is the last resort: two domains may have the same.
    for (Server server : servers) {
      server.identity().hostName().ifPresent(host -> put(host.replaceFirst("\\..*", ""), server));
    }
  }

  private void put(String name, Server server) {
    byName.putIfAbsent(name.toLowerCase(Locale.ROOT), server);
  }

  public static InventoryBook empty() {
    return new InventoryBook(
        new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
  }

  List<Server> servers() {
    return servers;
  }

  Optional<Server> find(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    Server server = byName.get(key);
    return Optional.ofNullable(server == null ? byName.get(key.replaceFirst("\\..*", "")) : server);
  }

  /** What it has today; unknown for a name that the inventory does not know. */
  public Allocation allocation(String name) {
    return find(name).map(InventoryBook::allocation).orElseGet(Allocation::unknown);
  }

  static Allocation allocation(Server server) {
    OptionalDouble storage =
        server.storageMb() > 0
            ? OptionalDouble.of(server.storageMb() / MIB_PER_GIB)
            : OptionalDouble.empty();
    return new Allocation(
        server.hardware().cores().stream().mapToDouble(Integer::doubleValue).findFirst(),
        server.hardware().memoryMb().stream().mapToDouble(Long::doubleValue).findFirst(),
        storage,
        OptionalDouble.empty(),
        java(server));
  }

  /** The command of its largest Java process. */
  private static Optional<String> java(Server server) {
    return server.software().services().stream()
        .filter(service -> service.process().toLowerCase(Locale.ROOT).contains("java"))
        .filter(service -> service.command().isPresent())
        .max(Comparator.comparingLong(service -> service.memoryMb().orElse(0L)))
        .flatMap(Software.Service::command);
  }
}
