package dev.lepton.accept.security.advisory;

import dev.lepton.accept.security.advisory.AffectedRange.Event;
import dev.lepton.accept.security.advisory.AffectedRange.Kind;
import dev.lepton.accept.security.packages.InstalledPackage;
import dev.lepton.accept.security.version.VersionOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads a record of OSV's schema. Stateless. */
final class AdvisoryReader {
  private AdvisoryReader() {}

  /** Whether it is a record at all. */
  static boolean isRecord(JsonNode node) {
    return node.path("id").isString() && node.path("modified").isString();
  }

  /** Empty for one that was withdrawn. */
  static Optional<Advisory> read(JsonNode node) {
    if (node.hasNonNull("withdrawn")) {
      return Optional.empty();
    }
    Set<String> names = new LinkedHashSet<>(List.of(node.path("id").asString()));
    node.path("aliases").forEach(alias -> names.add(alias.asString("")));
    // A distribution's record of one vulnerability; those of several are not the same as each.
    if (node.path("upstream").size() == 1) {
      names.add(node.path("upstream").path(0).asString(""));
    }
    List<Affected> affected = new ArrayList<>();
    node.path("affected").forEach(one -> affected(one, node).ifPresent(affected::add));
    return Optional.of(new Advisory(names, node.path("modified").asString(), affected));
  }

  private static Optional<Affected> affected(JsonNode node, JsonNode whole) {
    String[] ecosystem = node.path("package").path("ecosystem").asString("").split(":", 2);
    String name = node.path("package").path("name").asString("");
    return VersionOrder.of(ecosystem[0])
        .map(
            order ->
                new Affected(
                    ecosystem[0],
                    ecosystem.length > 1 ? ecosystem[1] : "",
                    InstalledPackage.normalName(ecosystem[0], name),
                    ranges(node.path("ranges"), order),
                    node.path("versions")
                        .valueStream()
                        .map(version -> version.asString(""))
                        .collect(Collectors.toSet()),
                    Rating.of(node, whole)));
  }

  private static List<AffectedRange> ranges(JsonNode ranges, VersionOrder ecosystem) {
    List<AffectedRange> read = new ArrayList<>();
    for (JsonNode range : ranges) {
      String type = range.path("type").asString("");
      // Ranges of commits say nothing about packages.
      if (type.equals("SEMVER") || type.equals("ECOSYSTEM")) {
        VersionOrder order = type.equals("SEMVER") ? VersionOrder.SEMANTIC : ecosystem;
        read.add(AffectedRange.of(order, events(range.path("events"))));
      }
    }
    return read;
  }

  private static List<Event> events(JsonNode events) {
    List<Event> read = new ArrayList<>();
    for (JsonNode event : events) {
      add(read, Kind.INTRODUCED, event.path("introduced"));
      add(read, Kind.FIXED, event.path("fixed"));
      add(read, Kind.LAST_AFFECTED, event.path("last_affected"));
    }
    return read;
  }

  private static void add(List<Event> events, Kind kind, JsonNode version) {
    if (version.isString()) {
      events.add(new Event(kind, version.asString()));
    }
  }
}
