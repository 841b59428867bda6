package dev.lepton.assess.discover.ssh;

import dev.lepton.assess.discover.DiscoveryTarget;
import dev.lepton.assess.discover.Probe;
import dev.lepton.assess.discover.linux.LinuxProbe;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;

/** A Linux server over SSH. Its user's SSH configuration (~/.ssh/config) counts. */
public record SshTarget(SshHost host, SshAccess access) implements DiscoveryTarget {
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration LOG_IN = Duration.ofSeconds(30);

  @Override
  public String address() {
    return host.address();
  }

  @Override
  public Probe open() {
    HostKeys keys = new HostKeys(host, access);
    SshClient client = client(keys);
    client.start();
    try {
      ClientSession session = connect(client, keys);
      logIn(session, keys);
      SshShell shell = new SshShell(session, address());
      return new LinuxProbe(address(), shell, client::stop);
    } catch (LeptonException e) {
      client.stop();
      throw e;
    }
  }

  private SshClient client(HostKeys keys) {
    SshClient client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier(keys);
    // The one thread of a connection suffices; many servers are looked at by many clients.
    client.setNioWorkers(1);
    // Nothing is ever asked of a person in the middle of a list of hosts.
    client.setPasswordIdentityProvider(null);
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, Duration.ofSeconds(20));
    CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, 3);
    client.setSignatureFactories(knownFirst(client.getSignatureFactories(), keys));
    access.agent().ifPresent(socket -> client.setAgentFactory(Agent.factory(socket)));
    if (access.key().isPresent()) {
      client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
      client.setAgentFactory(null);
    }
    return client;
  }

  /** A server has keys of several kinds; the one that is known has to be asked for. */
  private List<NamedFactory<Signature>> knownFirst(
      List<NamedFactory<Signature>> usual, HostKeys keys) {
    List<String> kinds = keys.knownKinds(host.host(), host.port() == 0 ? 22 : host.port());
    List<NamedFactory<Signature>> sorted = new ArrayList<>(usual);
    sorted.sort(
        (one, other) ->
            Boolean.compare(!known(kinds, one.getName()), !known(kinds, other.getName())));
    return sorted;
  }

  private static boolean known(List<String> kinds, String signature) {
    // rsa-sha2-256 and rsa-sha2-512 are signatures of keys of the kind ssh-rsa.
    return kinds.contains(signature) || signature.startsWith("rsa-") && kinds.contains("ssh-rsa");
  }

  private ClientSession connect(SshClient client, HostKeys keys) {
    try {
      return client
          .connect(host.user().orElse(access.user()), host.host(), host.port())
          .verify(CONNECT)
          .getSession();
    } catch (IOException e) {
      throw keys.refusal()
          .orElseGet(
              () ->
                  new LeptonException(
                      ErrorCode.SOURCE_UNREACHABLE,
                      "the server cannot be reached: " + reason(e),
                      address(),
                      "check the name, the port and the firewall: `ssh " + host.host() + "`",
                      e));
    }
  }

  private void logIn(ClientSession session, HostKeys keys) {
    access.key().ifPresent(key -> identities(key).forEach(session::addPublicKeyIdentity));
    access.password().map(Secret::reveal).ifPresent(session::addPasswordIdentity);
    try {
      session.auth().verify(LOG_IN);
    } catch (IOException e) {
      throw keys.refusal()
          .orElseGet(
              () ->
                  new LeptonException(
                      ErrorCode.SOURCE_REJECTED_LOGIN,
                      "the server does not let " + session.getUsername() + " in: " + reason(e),
                      address(),
                      "give a key with --key file:/path, a password with --password env:NAME, or"
                          + " start an agent; the user with --user or USER@HOST",
                      e));
    }
  }

  private List<KeyPair> identities(Secret key) {
    FilePasswordProvider passphrase =
        access
            .passphrase()
            .map(secret -> FilePasswordProvider.of(secret.reveal()))
            .orElse(FilePasswordProvider.EMPTY);
    List<KeyPair> pairs = new ArrayList<>();
    // Resolved secrets are stripped; the key's format wants its last line closed.
    byte[] text = (key.reveal() + "\n").getBytes(StandardCharsets.UTF_8);
    try (ByteArrayInputStream in = new ByteArrayInputStream(text)) {
      Iterable<KeyPair> read =
          SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName("--key"), in, passphrase);
      if (read != null) {
        read.forEach(pairs::add);
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw unreadable(e);
    }
    if (pairs.isEmpty()) {
      throw unreadable(new IOException("it holds no private key"));
    }
    return pairs;
  }

  /** The cause is not chained: its message may hold parts of the key. */
  private static LeptonException unreadable(Exception e) {
    return new LeptonException(
        ErrorCode.SECRET_UNRESOLVED,
        "the private key cannot be read (" + e.getClass().getSimpleName() + ")",
        "--key",
        "give an OpenSSH private key; its passphrase with --passphrase env:NAME");
  }

  private static String reason(IOException e) {
    Throwable deepest = e;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    String message =
        deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    return e instanceof SshException ssh && ssh.getDisconnectCode() > 0
        ? String.valueOf(ssh.getMessage())
        : message;
  }
}
