package dev.lepton.assess.discover;

import dev.lepton.assess.discover.Traffic.Flow;
import dev.lepton.assess.inventory.draft.Connection;
import dev.lepton.assess.inventory.draft.Connection.End;
import dev.lepton.assess.inventory.draft.Drafts;
import dev.lepton.assess.inventory.draft.ImportLog;
import dev.lepton.assess.inventory.draft.ServerDraft;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Software.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that was seen on one server.
 *
 * @param address what its places are called
 * @param processes by id
 * @param interrupted why looking ended early, if it did
 */
public record HostRecord(
    String address,
    Look look,
    Map<Integer, RunningProcess> processes,
    Traffic traffic,
    Optional<String> interrupted) {
  /** A public server has any number of clients; those beyond are counted only. */
  private static final int MOST_CLIENTS = 100;

  /** Puts it into the drafts of an inventory. */
  public void write(Drafts drafts, ImportLog log) {
    ServerDraft server = look.server();
    services().forEach(server.services()::add);
    drafts.add(server);
    connections(drafts, log);
    look.gaps().forEach(gap -> log.warn(gap.what(), Place.of(address), gap.fix()));
    interrupted.ifPresent(
        why ->
            log.incomplete(
                "the measurement ended early: " + why,
                Place.of(address),
                "run it again; give --samples to go on with what was measured"));
    unknownOwners(log);
    log.kept();
  }

  private List<Service> services() {
    Map<Integer, Set<Integer>> portsOf = new HashMap<>();
    Set<Integer> nameless = new TreeSet<>();
    traffic
        .listening()
        .forEach(
            (port, pid) -> {
              if (pid.isPresent() && processes.containsKey(pid.get())) {
                portsOf.computeIfAbsent(pid.get(), p -> new TreeSet<>()).add(port);
              } else {
                nameless.add(port);
              }
            });
    record Kind(String name, String command) {}
    Map<Kind, Set<Integer>> ports = new HashMap<>();
    Map<Kind, Long> memory =
        new TreeMap<>(Comparator.comparing(Kind::name).thenComparing(Kind::command));
    for (RunningProcess process : processes.values()) {
      Kind kind = new Kind(process.name(), process.command());
      memory.merge(kind, process.memoryMb(), Long::sum);
      ports
          .computeIfAbsent(kind, k -> new TreeSet<>())
          .addAll(portsOf.getOrDefault(process.pid(), Set.of()));
    }
    List<Service> services = new ArrayList<>();
    memory.forEach(
        (kind, megabytes) ->
            services.add(
                new Service(
                    kind.name(),
                    List.copyOf(ports.get(kind)),
                    Optional.of(megabytes),
                    Optional.of(kind.command()).filter(command -> !command.isEmpty()))));
    if (!nameless.isEmpty()) {
      services.add(
          new Service("unknown", List.copyOf(nameless), Optional.empty(), Optional.empty()));
    }
    return services;
  }

  private void connections(Drafts drafts, ImportLog log) {
    Place where = Place.of(address + " connections");
    Map<Integer, Set<String>> clients = new TreeMap<>();
    for (Flow flow : traffic.flows()) {
      Optional<String> process = name(flow.pid());
      End self = End.of(look.server());
      if (flow.inbound()) {
        Set<String> known = clients.computeIfAbsent(flow.port(), port -> new HashSet<>());
        if (known.add(flow.peer()) && known.size() <= MOST_CLIENTS) {
          drafts.add(
              new Connection(
                  End.of(flow.peer()),
                  self,
                  Optional.of(flow.port()),
                  Optional.empty(),
                  process.or(() -> listener(flow.port())),
                  where));
        }
      } else if (!talksToItself(flow)) {
        boolean inside = traffic.isOwn(flow.peer());
        drafts.add(
            new Connection(
                self,
                inside ? self : End.of(flow.peer()),
                Optional.of(flow.port()),
                process,
                inside ? listener(flow.port()) : Optional.empty(),
                where));
      }
    }
    clients.forEach(
        (port, known) -> {
          if (known.size() > MOST_CLIENTS) {
            log.warn(
                "port " + port + " has " + known.size() + " clients; " + MOST_CLIENTS + " are kept",
                where,
                "nothing, if it serves the public");
          }
        });
  }

  private boolean talksToItself(Flow flow) {
    return traffic.isOwn(flow.peer())
        && flow.pid().isPresent()
        && flow.pid().equals(traffic.listening().getOrDefault(flow.port(), Optional.empty()));
  }

  private Optional<String> listener(int port) {
    return name(traffic.listening().getOrDefault(port, Optional.empty()));
  }

  private Optional<String> name(Optional<Integer> pid) {
    return pid.flatMap(id -> Optional.ofNullable(processes.get(id))).map(RunningProcess::name);
  }

  private void unknownOwners(ImportLog log) {
    long unknown = traffic.listening().values().stream().filter(pid -> name(pid).isEmpty()).count();
    if (unknown > 0) {
      log.warn(
          unknown
              + " of "
              + traffic.listening().size()
              + " listening ports belong to processes that this user may not see",
          Place.of(address),
          "look as root to learn which");
    }
  }
}
