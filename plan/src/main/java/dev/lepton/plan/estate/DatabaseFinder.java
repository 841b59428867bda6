package dev.lepton.plan.estate;

import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Software;
import dev.lepton.model.plan.EstateDatabases.DatabaseServer;
import dev.lepton.plan.catalogue.CloudService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Recognises servers on which a database runs. Stateless. */
final class DatabaseFinder {
  private DatabaseFinder() {}

  /** Engines that providers sell as a service. */
  enum Engine {
    POSTGRESQL(5432, "postgres", CloudService.MANAGED_POSTGRESQL),
    MYSQL(3306, "mysqld|mariadbd", CloudService.MANAGED_MYSQL);

    private final int port;
    private final String process;
    private final CloudService managed;

    Engine(int port, String process, CloudService managed) {
      this.port = port;
      this.process = process;
      this.managed = managed;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    CloudService managed() {
      return managed;
    }
  }

  /** By engine and name. A server with both engines is there twice. */
  static List<DatabaseServer> find(Inventory inventory) {
    List<DatabaseServer> found = new ArrayList<>();
    for (Engine engine : Engine.values()) {
      Map<String, Dependency> reached = new HashMap<>();
      inventory.dependencies().stream()
          .filter(one -> one.level() == Dependency.Level.SERVER)
          .filter(one -> one.port().equals(Optional.of(engine.port)))
          .forEach(one -> reached.putIfAbsent(one.to(), one));
      for (Server server : inventory.servers()) {
        seen(engine, server, Optional.ofNullable(reached.get(server.id())))
            .ifPresent(how -> found.add(new DatabaseServer(server.name(), engine.id(), how)));
      }
    }
    found.sort(Comparator.comparing(DatabaseServer::engine).thenComparing(DatabaseServer::name));
    return List.copyOf(found);
  }

  /**
   * @param reached how somebody reaches it on the engine's port
   */
  private static Optional<String> seen(Engine engine, Server server, Optional<Dependency> reached) {
    for (Software.Service service : server.software().services()) {
      if (service.process().toLowerCase(Locale.ROOT).matches(".*(" + engine.process + ").*")) {
        return Optional.of("process " + service.process());
      }
      if (service.ports().contains(engine.port)) {
        return Optional.of("listens on port " + engine.port);
      }
    }
    return reached.map(one -> "reached on port " + engine.port + " (" + one.where() + ")");
  }
}
