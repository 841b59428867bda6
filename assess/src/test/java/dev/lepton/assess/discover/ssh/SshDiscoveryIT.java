package dev.lepton.assess.discover.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.discover.Discovering;
import dev.lepton.assess.discover.Listener;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Against a real SSH server in this process, which runs commands on this machine. */
@Tag("side-by-side")
class SshDiscoveryIT {
  private static final String PASSWORD = "hunter2";

  @TempDir private Path folder;
  private final Discovering discovering = new Discovering();
  private SshServer server;
  private KeyPair hostKey;
  private KeyPair userKey;
  private Path knownHosts;

  @BeforeEach
  void start() throws IOException, GeneralSecurityException {
    hostKey = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    userKey = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator((user, password, session) -> password.equals(PASSWORD));
    server.setPublickeyAuthenticator(
        (user, key, session) -> KeyUtils.compareKeys(key, userKey.getPublic()));
    server.setCommandFactory(
        (channel, command) ->
            new ProcessShellFactory(command, "/bin/sh", "-c", command).createShell(channel));
    server.start();
    knownHosts = folder.resolve("known_hosts");
    know(hostKey.getPublic());
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(true);
  }

  private void know(PublicKey key) throws IOException {
    Files.writeString(
        knownHosts, "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key) + "\n");
  }

  private SshAccess access(Optional<Secret> key, Optional<String> password) {
    return new SshAccess(
        "app",
        key,
        Optional.empty(),
        password.map(Secret::new),
        Optional.empty(),
        knownHosts,
        false);
  }

  private SshTarget target(SshAccess access) {
    return new SshTarget(new SshHost(Optional.empty(), "127.0.0.1", server.getPort()), access);
  }

  private SshTarget byPassword() {
    return target(access(Optional.empty(), Optional.of(PASSWORD)));
  }

  private Inventory look(SshTarget... targets) {
    return discovering.inventory(Discovering.once(), Optional.empty(), List.of(targets));
  }

  @Test
  void aServerIsSeenOverSshWithItsProcessesAndConnections() throws IOException {
    try (Listener listener = new Listener()) {
      Inventory inventory = look(byPassword());
      assertThat(discovering.failures()).isEmpty();
      assertThat(inventory.servers()).hasSize(1);
      assertThat(inventory.servers().get(0).hardware().memoryMb()).isPresent();
      assertThat(inventory.servers().get(0).software().services())
          .anySatisfy(
              service -> {
                assertThat(service.ports()).contains(listener.port());
                assertThat(service.command().orElseThrow()).doesNotContain(PASSWORD);
              });
      assertThat(inventory.dependencies())
          .anySatisfy(needs -> assertThat(needs.port()).contains(listener.port()));
    }
  }

  @Test
  void usageIsMeasured() {
    Inventory inventory =
        discovering.inventory(Discovering.shortly(), Optional.empty(), List.of(byPassword()));
    assertThat(inventory.servers().get(0).usage()).isNotEmpty();
  }

  @Test
  void aPrivateKeyLetsIn() throws IOException, GeneralSecurityException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, text);
    Secret key = new Secret(text.toString(StandardCharsets.UTF_8).strip());
    assertThat(look(target(access(Optional.of(key), Optional.empty()))).servers()).hasSize(1);
  }

  @Test
  void aKeyOfTheAgentLetsIn() throws Exception {
    Path socket = folder.resolve("agent");
    Process agent;
    try {
      agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
    } catch (IOException e) {
      throw new TestAbortedException("there is no ssh-agent here", e);
    }
    try {
      // It tells by its first line that it listens.
      assertThat(agent.getInputStream().read()).isPositive();
      Path key = folder.resolve("key");
      try (OutputStream out = Files.newOutputStream(key)) {
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, out);
      }
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      ProcessBuilder add = new ProcessBuilder("ssh-add", key.toString());
      add.environment().put("SSH_AUTH_SOCK", socket.toString());
      assertThat(add.start().waitFor()).isZero();
      SshAccess access =
          new SshAccess(
              "app",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(socket),
              knownHosts,
              false);
      assertThat(look(target(access)).servers()).hasSize(1);
    } finally {
      agent.destroy();
    }
  }

  @Test
  void aServerThatIsNotKnownIsRefused() throws IOException {
    Files.delete(knownHosts);
    look(byPassword());
    assertThat(discovering.failures().values())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.SOURCE_REJECTED_LOGIN);
              assertThat(failure).hasMessageContaining("not in known_hosts");
            });
  }

  @Test
  void aServerWithAnotherKeyIsRefused() throws IOException, GeneralSecurityException {
    know(KeyUtils.generateKeyPair("ssh-ed25519", 256).getPublic());
    look(byPassword());
    assertThat(discovering.failures().values())
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining("another than the one"));
  }

  @Test
  void aServerThatFailsDoesNotStopTheOthers() {
    SshTarget wrong = target(access(Optional.empty(), Optional.of("wrong")));
    SshTarget closed =
        new SshTarget(new SshHost(Optional.of("x"), "127.0.0.1", 1), byPassword().access());
    Inventory inventory = look(closed, byPassword());
    assertThat(inventory.servers()).hasSize(1);
    assertThat(discovering.failures().values())
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE));
    look(wrong);
    assertThat(discovering.failures().get(wrong.address()))
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(ErrorCode.SOURCE_REJECTED_LOGIN);
              assertThat(f.problems().toString()).doesNotContain("wrong");
            });
  }
}
