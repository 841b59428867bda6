package dev.lepton.transfer.postgres.catalog;

/**
 * Something in the source that stays behind.
 *
 * @param kind what {@code allow} in migration.yaml would have to name
 */
public record Uncarried(String kind, String name) {
  @Override
  public String toString() {
    return kind + " " + name;
  }
}
