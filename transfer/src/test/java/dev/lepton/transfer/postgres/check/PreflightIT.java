package dev.lepton.transfer.postgres.check;

import static dev.lepton.transfer.postgres.TestServers.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("side-by-side")
class PreflightIT {
  private static final String MOVE = "lepton_test";

  @TempDir private Path directory;
  private final ConnectionFactory source = TestServers.fresh(Side.SOURCE);
  private final ConnectionFactory target = TestServers.fresh(Side.TARGET);

  private void check(ConnectionFactory from, ConnectionFactory to) {
    new Preflight(TestServers.settings(from, to, directory), from, to).run(MOVE);
  }

  private LeptonException refusal(ConnectionFactory from, ConnectionFactory to) {
    return catchThrowableOfType(LeptonException.class, () -> check(from, to));
  }

  private static ConnectionFactory as(ConnectionFactory factory, String user) {
    DatabaseEndpoint plain = factory.endpoint();
    DatabaseEndpoint endpoint =
        new DatabaseEndpoint(
            plain.host(), plain.port(), plain.database(), user, Optional.empty(), plain.sslMode());
    return new ConnectionFactory(factory.side(), endpoint, TestServers.NO_SECRETS);
  }

  @Test
  void passesWhatCanBeMoved() {
    execute(source, "CREATE TABLE public.t (id int PRIMARY KEY)");
    assertThatCode(() -> check(source, target)).doesNotThrowAnyException();
  }

  @Test
  void leavesBothSidesUntouched() throws SQLException {
    execute(source, "CREATE TABLE public.t (id int)");
    check(source, target);
    try (Connection connection = source.open()) {
      assertThat(new CatalogReader().replicaIdentities(connection).get(0).present())
          .isEqualTo("DEFAULT");
    }
    assertThat(
            TestServers.query(target, "SELECT nspname FROM pg_namespace WHERE nspname = 'lepton'"))
        .isEmpty();
  }

  @Test
  void refusesASourceThatDoesNotWriteALogicalWal() throws IOException {
    try (EmbeddedPostgres replica = TestServers.start("replica")) {
      LeptonException refused =
          refusal(TestServers.factory(Side.SOURCE, replica.getPort(), "postgres"), target);
      assertThat(refused.code()).isEqualTo(ErrorCode.SOURCE_NOT_LOGICAL);
      assertThat(refused.problems().get(0).fix()).contains("wal_level = 'logical'");
    }
  }

  @Test
  void refusesATargetThatIsNotEmpty() {
    execute(target, "CREATE TYPE public.precious AS ENUM ('a')");
    LeptonException refused = refusal(source, target);
    assertThat(refused.code()).isEqualTo(ErrorCode.TARGET_NOT_EMPTY);
    assertThat(refused).hasMessageContaining("public.precious");
  }

  @Test
  void reportsAnUnreachableSourceAndATakenTargetTogether() {
    execute(target, "CREATE TABLE public.precious (id int)");
    ConnectionFactory nowhere = TestServers.factory(Side.SOURCE, 1, "postgres");
    LeptonException refused = refusal(nowhere, target);
    assertThat(refused.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
    assertThat(refused.problems()).hasSize(2);
  }

  @Test
  void namesAUserThatDoesNotExist() {
    LeptonException refused = refusal(as(source, "nobody_at_all"), target);
    assertThat(refused.code()).isEqualTo(ErrorCode.SOURCE_REJECTED_LOGIN);
  }

  @Test
  void listsEveryPrivilegeThatTheSourceUserLacks() {
    execute(source, "CREATE ROLE preflight_weak LOGIN", "CREATE TABLE public.t (id int)");
    try {
      List<String> problems =
          refusal(as(source, "preflight_weak"), target).problems().stream()
              .map(Problem::what)
              .toList();
      assertThat(problems).anyMatch(problem -> problem.contains("may not replicate"));
      assertThat(problems)
          .anyMatch(problem -> problem.contains("not owned") && problem.contains("public.t"));
      assertThat(problems)
          .anyMatch(problem -> problem.contains("may not read") && problem.contains("public.t"));
      assertThat(problems).anyMatch(problem -> problem.contains("may not create a publication"));
    } finally {
      execute(source, "DROP ROLE preflight_weak");
    }
  }

  @Test
  void listsEveryPrivilegeThatTheTargetUserLacks() {
    execute(target, "CREATE ROLE preflight_weak LOGIN");
    try {
      List<String> problems =
          refusal(source, as(target, "preflight_weak")).problems().stream()
              .map(Problem::what)
              .toList();
      assertThat(problems).anyMatch(problem -> problem.contains("may not switch triggers off"));
      assertThat(problems).anyMatch(problem -> problem.contains("may not create schemas"));
      assertThat(problems).anyMatch(problem -> problem.contains("restored into for proof"));
    } finally {
      execute(target, "DROP ROLE preflight_weak");
    }
  }

  @Test
  void namesEverythingThatIsNotCarried() {
    execute(source, "CREATE UNLOGGED TABLE public.cache (id int)", "SELECT lo_create(0)");
    LeptonException refused = refusal(source, target);
    assertThat(refused.code()).isEqualTo(ErrorCode.NOT_CARRIED);
    assertThat(refused.problems()).hasSize(2);
  }

  @Test
  void letsWhatIsAllowedStayBehind() {
    execute(source, "SELECT lo_create(0)");
    DatabaseSpec plain = TestServers.settings(source, target, directory).spec();
    DatabaseSpec spec =
        new DatabaseSpec(
            plain.name(),
            plain.source(),
            plain.target(),
            plain.backup(),
            List.of("large object"),
            1);
    MoverSettings settings = new MoverSettings("test", spec, target.endpoint(), directory);
    assertThatCode(() -> new Preflight(settings, source, target).run(MOVE))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAnotherEncoding() {
    execute(source, "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    try {
      assertThat(refusal(source.withDatabase("latin"), target)).hasMessageContaining("LATIN1");
    } finally {
      execute(source, "DROP DATABASE latin");
    }
  }

  @Test
  void refusesAPolicyForARoleThatTheTargetLacks() {
    execute(
        source,
        "CREATE ROLE preflight_reader",
        "CREATE TABLE public.t (id int PRIMARY KEY)",
        "CREATE POLICY p ON public.t TO preflight_reader USING (true)");
    try {
      assertThat(refusal(source, target)).hasMessageContaining("preflight_reader");
    } finally {
      execute(source, "DROP TABLE public.t", "DROP ROLE preflight_reader");
    }
  }
}
