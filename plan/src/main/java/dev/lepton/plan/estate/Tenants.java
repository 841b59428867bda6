package dev.lepton.plan.estate;

import dev.lepton.plan.split.Placement;
import dev.lepton.plan.waves.Landscape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Applications as they can be placed: those that share a server are in one place. By name.
 *
 * @param all in the order of their first applications
 * @param byApplication by the application's name in small letters, which of them it is in
 */
record Tenants(List<Tenant> all, Map<String, Integer> byApplication) {
  /**
   * @param servers ids
   * @param placements what is said of any of the applications; all of it counts
   */
  record Tenant(List<String> applications, Set<String> servers, List<Placement> placements) {
    boolean mayStay() {
      return placements.stream().allMatch(Placement::mayStay);
    }

    boolean mayGo(String provider, String region) {
      return placements.stream().allMatch(one -> one.mayGo(provider, region));
    }

    Optional<String> bound() {
      return placements.isEmpty()
          ? Optional.empty()
          : Optional.of(String.join("; ", placements.stream().map(Placement::words).toList()));
    }
  }

  static Tenants of(Landscape landscape, Map<String, Placement> placements) {
    Map<String, String> root = new HashMap<>();
    for (Set<String> sharing : landscape.onServer().values()) {
      String first = root(root, sharing.iterator().next());
      sharing.forEach(name -> root.put(root(root, name), first));
    }
    List<Tenant> all = new ArrayList<>();
    Map<String, Integer> byRoot = new HashMap<>();
    Map<String, Integer> byApplication = new HashMap<>();
    for (Landscape.Found found : landscape.applications()) {
      int index = byRoot.computeIfAbsent(root(root, found.name()), any -> byRoot.size());
      if (index == all.size()) {
        all.add(new Tenant(new ArrayList<>(), new TreeSet<>(), new ArrayList<>()));
      }
      Tenant tenant = all.get(index);
      tenant.applications().add(found.name());
      tenant.servers().addAll(found.servers());
      Optional.ofNullable(placements.get(key(found.name()))).ifPresent(tenant.placements()::add);
      byApplication.put(key(found.name()), index);
    }
    return new Tenants(List.copyOf(all), byApplication);
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String root(Map<String, String> root, String name) {
    String at = name;
    while (!root.getOrDefault(at, at).equals(at)) {
      at = root.get(at);
    }
    return at;
  }

  Optional<Integer> of(String application) {
    return Optional.ofNullable(byApplication.get(key(application)));
  }
}
