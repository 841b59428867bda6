package dev.lepton.assess.inventory.draft;

import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.VirtualHost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that all sources said, in the order in which they said it. Not thread-safe. */
public final class Drafts {
  private final List<ServerDraft> servers = new ArrayList<>();
  private final Map<String, ApplicationDraft> applications = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final List<VirtualHost> hosts = new ArrayList<>();
  private final List<Dependency> dependencies = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();

  public void add(ServerDraft server) {
    servers.add(server);
  }

  public void add(VirtualHost host) {
    hosts.add(host);
  }

  /** A dependency between applications. */
  public void add(Dependency dependency) {
    dependencies.add(dependency);
  }

  public void add(Connection connection) {
    connections.add(connection);
  }

  /** The application of this name, in whatever case it was first written. */
  public ApplicationDraft application(String name, Place where) {
    String key = name.strip().toLowerCase(Locale.ROOT);
    names.putIfAbsent(key, name.strip());
    ApplicationDraft draft =
        applications.computeIfAbsent(key, k -> new ApplicationDraft(name.strip()));
    draft.saidBy(List.of(where));
    return draft;
  }

  /** An application's name as it was first written; the name itself where it is not known. */
  String spelling(String name) {
    return names.getOrDefault(name.strip().toLowerCase(Locale.ROOT), name.strip());
  }

  public List<ServerDraft> servers() {
    return servers;
  }

  Map<String, ApplicationDraft> applications() {
    return applications;
  }

  List<VirtualHost> hosts() {
    return hosts;
  }

  List<Dependency> dependencies() {
    return dependencies;
  }

  List<Connection> connections() {
    return connections;
  }
}
