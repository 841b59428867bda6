package dev.lepton.model.inventory;

import java.util.List;
import java.util.Optional;

/**
 * An application as its owners name it.
 *
 * @param businessService what it is part of
 * @param binary group:artifact:version:packaging
 * @param repository where its source is kept
 * @param wave in which it was planned to move
 * @param servers ids of the servers that it runs on
 */
public record InventoryApplication(
    String name,
    Optional<String> description,
    Optional<String> comments,
    Optional<String> businessService,
    Optional<String> binary,
    Optional<Repository> repository,
    Optional<String> wave,
    List<Tag> tags,
    List<String> servers,
    List<Place> saidBy) {

  public InventoryApplication {
    tags = List.copyOf(tags);
    servers = List.copyOf(servers);
    saidBy = List.copyOf(saidBy);
  }

  /** A label of a category, for instance {@code Language} and {@code Java}. */
  public record Tag(String category, String value) {}

  /**
   * @param kind such as {@code git}
   */
  public record Repository(
      String kind, String url, Optional<String> branch, Optional<String> path) {}
}
