package dev.lepton.assess.decompose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.decompose.Decomposition.Service;
import dev.lepton.assess.decompose.Decomposition.Table;
import dev.lepton.assess.decompose.Decomposition.TableUse;
import dev.lepton.assess.decompose.Decomposition.Verdict;
import dev.lepton.assess.tables.Access;
import dev.lepton.assess.tables.Evidence;
import java.util.Locale;

/**
 * Applications in languages besides Java, of which the right cut is known: orders, billing and
 * stock, each with its own table, and billing sets the state of an order.
 */
final class ThreeDomains {
  static final String ORDERS = "orders";
  static final String BILLING = "billing";
  static final String STOCK = "stock";

  private ThreeDomains() {}

  static void assertOrdersAndBilling(
      Decomposition found, String ownTable, String shared, Evidence write) {
    assertThat(found.services())
        .as("%s", found)
        .extracting(Service::name)
        .containsExactlyInAnyOrder(ORDERS, BILLING, STOCK);
    for (Service service : found.services()) {
      assertThat(service.classes())
          .hasSizeGreaterThanOrEqualTo(4)
          .allMatch(file -> file.toLowerCase(Locale.ROOT).contains(service.name()));
    }
    assertThat(found.verdict()).isEqualTo(Verdict.COSTLY);
    assertThat(table(found, ownTable).owner()).isEqualTo(BILLING);
    assertThat(table(found, ownTable).shared()).isFalse();
    Table both = table(found, shared);
    assertThat(both.owner()).isEqualTo(ORDERS);
    assertThat(both.contended()).isTrue();
    assertThat(both.uses())
        .filteredOn(use -> use.service().equals(BILLING) && use.access() == Access.WRITES)
        .extracting(TableUse::evidence)
        .containsExactly(write);
    assertThat(found.cuts()).isNotEmpty().allMatch(cut -> cut.from().equals(BILLING));
    assertThat(found.unread()).isEmpty();
  }

  static Table table(Decomposition found, String name) {
    return found.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + found.tables()));
  }
}
