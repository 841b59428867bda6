package dev.lepton.plan.estate;

import dev.lepton.model.inventory.Server;
import dev.lepton.plan.split.FlowFile;
import dev.lepton.plan.split.SplitProblem.Stream;
import dev.lepton.plan.waves.Landscape;
import dev.lepton.plan.waves.Need;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What tenants send to one another: flows that are given, and of dependencies without one an
 * assumed amount in both directions.
 *
 * @param assumed dependencies of which no flow is known
 * @param leftOut flows of which an end is not in the inventory
 */
record Streams(List<Stream> all, int assumed, List<String> leftOut) {
  static Streams of(
      Landscape landscape, List<Server> servers, Tenants tenants, SplitRequest request) {
    Map<String, Set<String>> onServer = new HashMap<>();
    servers.forEach(
        server ->
            onServer.putIfAbsent(
                Tenants.key(server.name()),
                landscape.onServer().getOrDefault(server.id(), Set.of())));
    List<Stream> all = new ArrayList<>();
    List<String> leftOut = new ArrayList<>(request.flows().leftOut());
    Set<List<Integer>> given = new HashSet<>();
    for (FlowFile.Flow flow : request.flows().flows()) {
      Set<Integer> from = ends(flow.from(), tenants, onServer);
      Set<Integer> to = ends(flow.to(), tenants, onServer);
      if (from.isEmpty() || to.isEmpty()) {
        leftOut.add(
            flow.row().place()
                + " column "
                + (from.isEmpty() ? "from" : "to")
                + ": the inventory has no application and no server '"
                + (from.isEmpty() ? flow.from() : flow.to())
                + "'");
        continue;
      }
      for (int one : from) {
        for (int other : to) {
          given.add(List.of(Math.min(one, other), Math.max(one, other)));
          add(all, one, other, flow.gb() / from.size() / to.size());
        }
      }
    }
    int assumed = 0;
    Set<List<Integer>> done = new HashSet<>();
    for (Need need : landscape.needs(new TreeSet<>())) {
      int from = tenants.of(need.from()).orElseThrow();
      int to = tenants.of(need.to()).orElseThrow();
      List<Integer> pair = List.of(Math.min(from, to), Math.max(from, to));
      if (from != to && !given.contains(pair) && done.add(pair)) {
        add(all, from, to, request.assumedGb());
        add(all, to, from, request.assumedGb());
        assumed++;
      }
    }
    return new Streams(List.copyOf(all), assumed, List.copyOf(leftOut));
  }

  private static void add(List<Stream> all, int from, int to, double gb) {
    if (from != to && gb > 0) {
      all.add(new Stream(from, to, gb));
    }
  }

  private static Set<Integer> ends(
      String name, Tenants tenants, Map<String, Set<String>> onServer) {
    Set<Integer> ends = new TreeSet<>();
    tenants.of(name).ifPresent(ends::add);
    if (ends.isEmpty()) {
      onServer
          .getOrDefault(Tenants.key(name), Set.of())
          .forEach(application -> tenants.of(application).ifPresent(ends::add));
    }
    return ends;
  }
}
