package dev.lepton.model.inventory;

import java.util.List;

/**
 * What there is. Equal input, in the same order, gives an equal document.
 *
 * @param sources in the order in which they were read
 * @param servers by id
 * @param hosts by name
 * @param applications by name
 * @param dependencies by ends
 * @param conflicts what was said differently, by server and value
 * @param notices in the order of the input
 */
public record Inventory(
    List<ImportSource> sources,
    List<Server> servers,
    List<VirtualHost> hosts,
    List<InventoryApplication> applications,
    List<Dependency> dependencies,
    List<Conflict> conflicts,
    List<ImportNotice> notices) {

  public Inventory {
    sources = List.copyOf(sources);
    servers = List.copyOf(servers);
    hosts = List.copyOf(hosts);
    applications = List.copyOf(applications);
    dependencies = List.copyOf(dependencies);
    conflicts = List.copyOf(conflicts);
    notices = List.copyOf(notices);
  }

  /** Whether every row was understood in full. */
  public boolean complete() {
    return notices.stream()
        .noneMatch(
            notice ->
                notice.kind() == ImportNotice.Kind.REJECTED
                    || notice.kind() == ImportNotice.Kind.VALUE_REJECTED);
  }
}
