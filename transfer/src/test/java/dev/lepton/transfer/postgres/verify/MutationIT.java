package dev.lepton.transfer.postgres.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.event.EventSink;
import dev.lepton.model.transfer.RepairReport;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.transfer.ComparisonSettings;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That every kind of corruption is found and named, and mended again. */
@Tag("side-by-side")
class MutationIT {
  private static final ConnectionFactory SOURCE = TestServers.fresh(Side.SOURCE);
  private static final ConnectionFactory TARGET = TestServers.fresh(Side.TARGET);

  private static PostgresComparison comparison() {
    return new PostgresComparison(
        SOURCE, TARGET, ComparisonSettings.everything(1), EventSink.none());
  }

  @BeforeAll
  static void settle() {
    Menagerie.settle(SOURCE);
    Menagerie.settleDifferently(TARGET);
    assertThat(comparison().verify().differences()).isEmpty();
  }

  static java.util.stream.Stream<Mutation> catalogue() {
    return Mutation.catalogue();
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void isFoundNamedAndMended(Mutation mutation) {
    TestServers.execute(TARGET, "SET session_replication_role = replica", mutation.corrupt());
    if (!mutation.revert().isEmpty()) {
      assertFound(mutation, comparison().verify());
      TestServers.execute(TARGET, mutation.revert());
      assertThat(comparison().verify().differences()).isEmpty();
      return;
    }
    RepairReport repair = comparison().repair();
    assertFound(mutation, repair.before());
    assertThat(repair.left()).isEmpty();
    assertThat(repair.after().differences()).isEmpty();
  }

  private static void assertFound(Mutation mutation, VerificationReport report) {
    assertThat(report.differences())
        .extracting(d -> d.table() + " " + d.key() + " " + d.kind() + " " + d.columns())
        .anySatisfy(text -> assertThat(text).contains(mutation.found()));
  }
}
