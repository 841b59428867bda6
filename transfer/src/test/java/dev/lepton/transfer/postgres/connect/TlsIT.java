package dev.lepton.transfer.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate made out to "localhost" by an authority nobody else knows. */
@Tag("side-by-side")
class TlsIT {
  @TempDir private static Path folder;
  private static LoginServer server;
  private static Authority authority;

  @BeforeAll
  static void start() throws Exception {
    authority = Authority.create(folder.resolve("authority"));
    server = LoginServer.start(folder);
    authority.issue("localhost", server.data());
    server.run("CREATE ROLE app LOGIN", "ALTER SYSTEM SET ssl = on");
    server.rules("hostssl all app all trust");
    Awaitility.await()
        .ignoreExceptions()
        .until(
            () -> {
              try (Connection connection = factory("localhost", "sslmode=require").open()) {
                return !connection.isClosed();
              }
            });
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static ConnectionFactory factory(String host, String parameters) {
    String text = "postgresql://app@" + host + ":" + server.port() + "/postgres?" + parameters;
    return new ConnectionFactory(
        Side.SOURCE, ConnectionAddress.parse(text, Map.of()).endpoint(), TestServers.NO_SECRETS);
  }

  private static LeptonException refusal(String host, String parameters) {
    return catchThrowableOfType(
        LeptonException.class, () -> factory(host, parameters).open().close());
  }

  private static String trusted() {
    return "sslmode=verify-full&sslrootcert=" + authority.certificate();
  }

  @Test
  void aKnownAuthorityAndTheRightNameAreEncrypted() throws SQLException {
    try (Connection connection = factory("localhost", trusted()).open()) {
      assertThat(
              Sql.string(
                  connection, "SELECT ssl::text FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
          .isEqualTo(Optional.of("true"));
    }
  }

  @Test
  void aCertificateForAnotherNameIsRefused() {
    LeptonException refused = refusal("127.0.0.1", trusted());
    assertThat(refused.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
    assertThat(refused).hasMessageContaining("not made out to \"127.0.0.1\"");
  }

  @Test
  void anUnknownAuthorityIsRefusedWithTheWayToNameIt() {
    LeptonException refused = refusal("localhost", "sslmode=verify-full");
    assertThat(refused).hasMessageContaining("not signed by an authority that is trusted here");
    assertThat(refused.problems().get(0).fix()).contains("sslrootcert");
  }

  @Test
  void verifyCaLetsAnyNamePass() throws SQLException {
    String parameters = "sslmode=verify-ca&sslrootcert=" + authority.certificate();
    try (Connection connection = factory("127.0.0.1", parameters).open()) {
      assertThat(connection.isClosed()).isFalse();
    }
  }

  @Test
  void aPlainConnectionToAServerThatWantsTlsIsTold() {
    LeptonException refused = refusal("127.0.0.1", "sslmode=disable");
    assertThat(refused.code()).isEqualTo(ErrorCode.SOURCE_REJECTED_LOGIN);
    assertThat(refused).hasMessageContaining("no encryption");
  }

  @Test
  void aServerWithoutTlsIsToldAsSuch() throws Exception {
    try (LoginServer plain = LoginServer.start(folder.resolve("plain"))) {
      String text = "postgresql://postgres@localhost:" + plain.port() + "/postgres?" + trusted();
      ConnectionFactory factory =
          new ConnectionFactory(
              Side.TARGET,
              ConnectionAddress.parse(text, Map.of()).endpoint(),
              TestServers.NO_SECRETS);
      LeptonException refused =
          catchThrowableOfType(LeptonException.class, () -> factory.open().close());
      assertThat(refused.code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE);
      assertThat(refused.problems().get(0).fix()).contains("--allow-plaintext");
    }
  }
}
