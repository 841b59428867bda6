package dev.lepton.cli.inventory;

import dev.lepton.model.inventory.Conflict;
import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.NetworkCard;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Usage;
import dev.lepton.model.inventory.Volume;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that is known of one server, each value with its place. Stateless. */
final class ServerLines {
  private final Server server;
  private final List<String> lines = new ArrayList<>();

  private ServerLines(Server server) {
    this.server = server;
  }

  static List<String> of(Server server, Inventory inventory) {
    return new ServerLines(server).all(inventory);
  }

  private List<String> all(Inventory inventory) {
    lines.add(server.name() + "  " + server.id());
    value("hostName", server.identity().hostName());
    value("uuid", server.identity().uuid());
    value("serial", server.identity().serial());
    value("moRef", server.identity().moRef());
    lines.add("  addresses     " + String.join(", ", server.identity().addresses()));
    value("cores", server.hardware().cores());
    value("memoryMb", server.hardware().memoryMb());
    value("osName", server.software().osName());
    value("osVersion", server.software().osVersion());
    value("poweredOn", server.placement().poweredOn());
    value("datacenter", server.placement().datacenter());
    value("cluster", server.placement().cluster());
    value("host", server.placement().host());
    server.disks().forEach(disk -> line(disk.name(), size(disk.capacityMb()), disk.where()));
    server.volumes().forEach(this::volume);
    server.networks().forEach(this::network);
    list("applications", server.applications());
    list("tags", server.tags().entrySet());
    server.usage().forEach((metric, usage) -> usage(metric.name(), metric.unit(), usage));
    server
        .software()
        .services()
        .forEach(
            service ->
                lines.add(
                    "  service       "
                        + service.process()
                        + " "
                        + service.ports()
                        + service.command().map(command -> "  " + command).orElse("")));
    inventory.dependencies().stream()
        .filter(needs -> needs.from().equals(server.id()) || needs.to().equals(server.id()))
        .forEach(this::dependency);
    inventory.conflicts().stream()
        .filter(conflict -> conflict.server().equals(server.id()))
        .forEach(this::conflict);
    return lines;
  }

  private static String size(Optional<Long> mebibytes) {
    return mebibytes.map(InventoryView::size).orElse("size not known");
  }

  private void volume(Volume volume) {
    String used = volume.usedMb().map(mib -> ", " + InventoryView.size(mib) + " used").orElse("");
    line(volume.name(), size(volume.capacityMb()) + used, volume.where());
  }

  private void network(NetworkCard card) {
    List<String> known = new ArrayList<>(card.addresses());
    card.mac().ifPresent(known::add);
    line(card.name(), String.join(", ", known), card.where());
  }

  private void list(String key, Collection<?> values) {
    if (!values.isEmpty()) {
      String all = values.stream().map(String::valueOf).collect(Collectors.joining(", "));
      lines.add(String.format(Locale.ROOT, "  %-13s %s", key, all));
    }
  }

  private void dependency(Dependency needs) {
    lines.add(
        "  needs         "
            + needs.from()
            + needs.client().map(name -> " (" + name + ")").orElse("")
            + " -> "
            + needs.to()
            + needs.port().map(port -> " port " + port).orElse("")
            + needs.service().map(name -> " (" + name + ")").orElse(""));
  }

  private void value(String key, Optional<?> value) {
    value.ifPresent(
        v -> line(key, String.valueOf(v), server.saidBy().getOrDefault(key, Place.of(""))));
  }

  private void usage(String metric, String unit, Usage usage) {
    String text =
        part("average", usage.average()) + part("p95", usage.p95()) + part("peak", usage.peak());
    line(metric.toLowerCase(Locale.ROOT), text + unit, usage.where());
  }

  private static String part(String name, Optional<Double> value) {
    return value.map(v -> String.format(Locale.ROOT, "%s %.1f ", name, v)).orElse("");
  }

  private void conflict(Conflict conflict) {
    lines.add(
        "  conflict      "
            + conflict.field()
            + ": "
            + conflict.kept()
            + " ("
            + conflict.keptFrom()
            + ") is kept, not "
            + conflict.other()
            + " ("
            + conflict.otherFrom()
            + ")");
  }

  private void line(String key, String value, Place where) {
    lines.add(String.format(Locale.ROOT, "  %-13s %-40s %s", key, value, where));
  }
}
