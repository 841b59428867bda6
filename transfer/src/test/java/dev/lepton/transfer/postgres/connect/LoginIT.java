package dev.lepton.transfer.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.Secret;
import dev.lepton.model.secret.SecretReference;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("side-by-side")
class LoginIT {
  @TempDir private static Path folder;
  private static LoginServer server;

  @BeforeAll
  static void start() throws IOException {
    server =
        LoginServer.start(folder)
            .run("CREATE ROLE app LOGIN PASSWORD 'right'")
            .rules("host all all 127.0.0.1/32 scram-sha-256");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static LeptonException refusal(Side side) {
    ConnectionFactory factory =
        new ConnectionFactory(side, server.endpoint("app"), TestServers.NO_SECRETS);
    return catchThrowableOfType(LeptonException.class, () -> factory.open().close());
  }

  @Test
  void aMissingPasswordIsARefusedLogin() {
    assertThat(refusal(Side.SOURCE).code()).isEqualTo(ErrorCode.SOURCE_REJECTED_LOGIN);
    assertThat(refusal(Side.TARGET).code()).isEqualTo(ErrorCode.TARGET_REJECTED_LOGIN);
  }

  @Test
  void theFixForAMissingPasswordSaysThatNoneIsGiven() {
    assertThat(refusal(Side.SOURCE).problems().get(0).fix()).contains("none is given");
  }

  @Test
  void aWrongPasswordIsARefusedLogin() {
    DatabaseEndpoint endpoint =
        server.endpoint("app").withPassword(Optional.of(SecretReference.parse("env:SECRET")));
    ConnectionFactory factory =
        new ConnectionFactory(Side.SOURCE, endpoint, reference -> new Secret("wrong"));
    LeptonException refused =
        catchThrowableOfType(LeptonException.class, () -> factory.open().close());
    assertThat(refused.code()).isEqualTo(ErrorCode.SOURCE_REJECTED_LOGIN);
    assertThat(refused.problems().get(0).fix()).contains("env:SECRET");
  }
}
