package dev.lepton.transfer.postgres.catalog;

/**
 * Something that a selection leaves out though its own name is selected.
 *
 * @param needs what it cannot do without, which is not selected
 */
public record LeftOut(ObjectKind kind, String name, String needs) {
  @Override
  public String toString() {
    return kind.title() + " " + name + " needs " + needs + ", which is not selected";
  }
}
