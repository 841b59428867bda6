package dev.lepton.assess.inventory.draft;

import dev.lepton.model.inventory.Conflict;
import dev.lepton.model.inventory.ImportNotice;
import dev.lepton.model.inventory.ImportSource;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.InventoryApplication;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.VirtualHost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the inventory of all drafts. Stateless. */
public final class Assembler {
  private Assembler() {}

  /**
   * @param notices of the sources, to which those of the merge are added
   */
  public static Inventory assemble(
      Drafts drafts, List<ImportSource> sources, List<ImportNotice> notices) {
    ImportLog log = new ImportLog();
    ServerMatcher matcher = new ServerMatcher(log);
    drafts.servers().forEach(matcher::add);
    Map<ServerDraft, String> idOf = new IdentityHashMap<>();
    List<Server> servers = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    for (ServerGroup group : matcher.groups()) {
      String id = unique(ServerId.of(group), taken);
      ServerMerger merger = new ServerMerger(group, id);
      servers.add(merger.merge(drafts));
      conflicts.addAll(merger.conflicts());
      group.drafts().forEach(draft -> idOf.put(draft, id));
    }
    servers.sort(Comparator.comparing(Server::id));
    conflicts.sort(Comparator.comparing(Conflict::server).thenComparing(Conflict::field));
    List<ImportNotice> all = new ArrayList<>(notices);
    all.addAll(log.notices());
    return new Inventory(
        sources,
        servers,
        hosts(drafts),
        applications(drafts, servers),
        new DependencyTable(servers, idOf).of(drafts),
        conflicts,
        all);
  }

  private static String unique(String id, Map<String, Integer> taken) {
    int count = taken.merge(id, 1, Integer::sum);
    return count == 1 ? id : id + "#" + count;
  }

  private static List<VirtualHost> hosts(Drafts drafts) {
    Map<String, VirtualHost> hosts = new TreeMap<>();
    drafts.hosts().forEach(host -> hosts.putIfAbsent(host.name(), host));
    return List.copyOf(hosts.values());
  }

  private static List<InventoryApplication> applications(Drafts drafts, List<Server> servers) {
    Map<String, Set<String>> servedBy = new HashMap<>();
    for (Server server : servers) {
      for (String name : server.applications()) {
        drafts.application(name, firstPlace(server));
        servedBy.computeIfAbsent(name, n -> new TreeSet<>()).add(server.id());
      }
    }
    List<InventoryApplication> applications = new ArrayList<>();
    drafts
        .applications()
        .forEach(
            (key, draft) ->
                applications.add(
                    draft.build(servedBy.getOrDefault(drafts.spelling(key), Set.of()))));
    applications.sort(Comparator.comparing(InventoryApplication::name));
    return applications;
  }

  private static Place firstPlace(Server server) {
    return server.saidBy().values().stream().findFirst().orElse(Place.of(server.id()));
  }
}
