package dev.lepton.assess.inventory.draft;

import dev.lepton.assess.inventory.draft.Connection.End;
import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Software.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who needs whom. What was seen at both ends of a connection becomes one dependency that names both
 * processes. Not thread-safe.
 */
final class DependencyTable {
  private static final Comparator<Dependency> BY_ENDS =
      Comparator.comparing(Dependency::level)
          .thenComparing(Dependency::from)
          .thenComparing(Dependency::to)
          .thenComparing(dependency -> dependency.port().orElse(0))
          .thenComparing(dependency -> dependency.client().orElse(""));

  private final Map<ServerDraft, String> idOf;
  private final Map<String, Optional<String>> byAddress = new HashMap<>();
  private final Map<String, String> listeners = new HashMap<>();
  private final Map<List<Object>, Dependency> all = new LinkedHashMap<>();

  DependencyTable(List<Server> servers, Map<ServerDraft, String> idOf) {
    this.idOf = idOf;
    for (Server server : servers) {
      for (Service service : server.software().services()) {
        service
            .ports()
            .forEach(port -> listeners.putIfAbsent(server.id() + " " + port, service.process()));
      }
      if (server.kind() == Server.Kind.MACHINE) {
        for (String address : server.identity().addresses()) {
          byAddress.merge(address, Optional.of(server.id()), (one, other) -> Optional.empty());
        }
      }
    }
  }

  List<Dependency> of(Drafts drafts) {
    for (Dependency dependency : drafts.dependencies()) {
      keep(
          new Dependency(
              dependency.level(),
              drafts.spelling(dependency.from()),
              drafts.spelling(dependency.to()),
              dependency.port(),
              dependency.client(),
              dependency.service(),
              dependency.where()));
    }
    drafts.connections().forEach(this::connection);
    return withoutTheVague();
  }

  private void connection(Connection seen) {
    String from = id(seen.from());
    String to = id(seen.to());
    Optional<String> service =
        seen.service()
            .or(() -> seen.port().flatMap(p -> Optional.ofNullable(listeners.get(to + " " + p))));
    if (!to.equals(from) || seen.client().isPresent()) {
      keep(
          new Dependency(
              Dependency.Level.SERVER,
              from,
              to,
              seen.port(),
              seen.client(),
              service,
              seen.where()));
    }
  }

  private String id(End end) {
    return end.server()
        .map(idOf::get)
        .or(() -> byAddress.getOrDefault(end.address(), Optional.empty()))
        .orElse(end.address());
  }

  private void keep(Dependency dependency) {
    List<Object> key = new ArrayList<>(ends(dependency));
    key.add(dependency.client());
    all.putIfAbsent(key, dependency);
  }

  private static List<Object> ends(Dependency dependency) {
    return List.of(dependency.level(), dependency.from(), dependency.to(), dependency.port());
  }

  /**
   * The end that answers does not see which process asks; where the other end told, it is known.
   */
  private List<Dependency> withoutTheVague() {
    Map<List<Object>, Integer> named = new HashMap<>();
    all.values().stream()
        .filter(dependency -> dependency.client().isPresent())
        .forEach(dependency -> named.merge(ends(dependency), 1, Integer::sum));
    return all.values().stream()
        .filter(
            dependency -> dependency.client().isPresent() || !named.containsKey(ends(dependency)))
        .sorted(BY_ENDS)
        .toList();
  }
}
