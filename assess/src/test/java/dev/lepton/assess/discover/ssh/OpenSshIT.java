package dev.lepton.assess.discover.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lepton.assess.discover.Discovering;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.secret.Secret;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the server that nearly every Linux machine has. */
class OpenSshIT {
  private static final Path SERVER = Path.of("/usr/sbin/sshd");

  /** Without it, a server that root starts does not. */
  private static final Path PRIVILEGES = Path.of("/run/sshd");

  @TempDir private Path folder;
  private final Discovering discovering = new Discovering();
  private KeyPair userKey;
  private Path knownHosts;
  private int port;
  private Process server;

  @BeforeEach
  void start() throws IOException, GeneralSecurityException {
    boolean root = System.getProperty("user.name").equals("root");
    assumeTrue(
        Files.isExecutable(SERVER) && (!root || Files.isDirectory(PRIVILEGES)),
        "the package openssh-server is not installed");
    KeyPair hostKey = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    userKey = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    Path host = Files.writeString(folder.resolve("host"), privateText(hostKey));
    Files.setPosixFilePermissions(host, PosixFilePermissions.fromString("rw-------"));
    Path users =
        Files.writeString(
            folder.resolve("users"), PublicKeyEntry.toString(userKey.getPublic()) + "\n");
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    knownHosts =
        Files.writeString(
            folder.resolve("known_hosts"),
            "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n");
    Path settings =
        Files.writeString(
            folder.resolve("settings"),
            """
            Port %d
            ListenAddress 127.0.0.1
            HostKey %s
            AuthorizedKeysFile %s
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin prohibit-password
            """
                .formatted(port, host, users));
    server =
        new ProcessBuilder(SERVER.toString(), "-D", "-e", "-f", settings.toString())
            .redirectErrorStream(true)
            .start();
    // It tells by its first line that it listens.
    String line =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    assertThat(line).contains("listening");
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.destroy();
    }
  }

  private static String privateText(KeyPair key) throws IOException, GeneralSecurityException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, text);
    return text.toString(StandardCharsets.UTF_8);
  }

  private Inventory look(KeyPair key) throws IOException, GeneralSecurityException {
    SshAccess access =
        new SshAccess(
            System.getProperty("user.name"),
            Optional.of(new Secret(privateText(key).strip())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            knownHosts,
            false);
    SshTarget target = new SshTarget(new SshHost(Optional.empty(), "127.0.0.1", port), access);
    return discovering.inventory(Discovering.once(), Optional.empty(), List.of(target));
  }

  @Test
  void aServerIsSeenWithItsSystemAndMemory() throws IOException, GeneralSecurityException {
    Inventory inventory = look(userKey);

    assertThat(discovering.failures()).isEmpty();
    assertThat(inventory.servers())
        .singleElement()
        .satisfies(one -> assertThat(one.hardware().memoryMb()).isPresent())
        .satisfies(one -> assertThat(one.software().services()).isNotEmpty());
  }

  @Test
  void aKeyThatTheServerDoesNotKnowIsRefusedInOurWords()
      throws IOException, GeneralSecurityException {
    look(KeyUtils.generateKeyPair("ssh-ed25519", 256));

    assertThat(discovering.failures().values())
        .singleElement()
        .satisfies(one -> assertThat(one.code()).isEqualTo(ErrorCode.SOURCE_REJECTED_LOGIN));
  }

  @Test
  void aServerWithAnotherKeyThanTheKnownOneIsNotTrusted()
      throws IOException, GeneralSecurityException {
    KeyPair other = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    Files.writeString(
        knownHosts,
        "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(other.getPublic()) + "\n");
    look(userKey);

    assertThat(discovering.failures().values())
        .singleElement()
        .satisfies(one -> assertThat(one.getMessage()).contains("not trusted"));
  }
}
