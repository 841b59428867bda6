package dev.lepton.transfer.postgres.schema;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import java.util.List;

/**
 * What a step waits for that need not keep its place in the order.
 *
 * @param rowsOf tables that must be full
 * @param after ids of other such steps
 */
public record Readiness(List<QualifiedName> rowsOf, List<String> after) {
  public Readiness {
    rowsOf = List.copyOf(rowsOf);
    after = List.copyOf(after);
  }
}
