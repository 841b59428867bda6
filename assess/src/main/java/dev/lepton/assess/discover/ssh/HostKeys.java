package dev.lepton.assess.discover.ssh;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/** Whether one server's key is the one in known_hosts; says why not. For one connection. */
final class HostKeys implements ServerKeyVerifier {
  private static final String REVOKED = "revoked";

  private final SshHost host;
  private final SshAccess access;
  private final List<KnownHostEntry> entries;
  private Optional<LeptonException> refusal = Optional.empty();

  /**
   * @throws LeptonException CONFIG_UNREADABLE when there is such a file that cannot be read
   */
  HostKeys(SshHost host, SshAccess access) {
    this.host = host;
    this.access = access;
    this.entries = entries(access.knownHosts());
  }

  private static List<KnownHostEntry> entries(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return KnownHostEntry.readKnownHostEntries(file);
    } catch (IOException | RuntimeException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the file of known hosts cannot be read: " + e.getMessage(),
          file.toString(),
          "correct it, or name another one with --known-hosts",
          e);
    }
  }

  /** Kinds of keys that are known of the host, so that it is asked for one of them. */
  List<String> knownKinds(String name, int port) {
    return ours(name, port).stream()
        .filter(entry -> !REVOKED.equals(entry.getMarker()))
        .map(entry -> entry.getKeyEntry().getKeyType())
        .toList();
  }

  private List<KnownHostEntry> ours(String name, int port) {
    return entries.stream()
        .filter(entry -> entry.getKeyEntry() != null)
        .filter(entry -> entry.isHostMatch(name, port) || entry.isHostMatch(host.host(), port))
        .toList();
  }

  Optional<LeptonException> refusal() {
    return refusal;
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress remote, PublicKey key) {
    int port = host.port() == 0 ? 22 : host.port();
    List<KnownHostEntry> ours = new ArrayList<>(ours(host.host(), port));
    boolean known = false;
    for (KnownHostEntry entry : ours) {
      boolean same = KeyUtils.compareKeys(key, key(session, entry.getKeyEntry()));
      if (same && REVOKED.equals(entry.getMarker())) {
        return refuse(
            "its key is marked as revoked", "do not connect; ask who runs the server", key);
      }
      known |= same && entry.getMarker() == null;
    }
    if (known) {
      return true;
    }
    if (!ours.isEmpty()) {
      return refuse(
          "its key is another than the one in known_hosts: somebody may be listening in, or the"
              + " server was made anew",
          "if it was made anew, remove the old key with `ssh-keygen -R " + name() + "`",
          key);
    }
    return access.trustUnknown()
        || refuse(
            "it is not in known_hosts",
            "compare the fingerprint with the server's own (`ssh-keygen -lf /etc/ssh/ssh_host_*.pub`"
                + " there) and add it with `ssh-keyscan`, or give --trust-unknown-hosts",
            key);
  }

  private String name() {
    return host.port() == 0 || host.port() == 22
        ? host.host()
        : "[" + host.host() + "]:" + host.port();
  }

  private static PublicKey key(ClientSession session, AuthorizedKeyEntry entry) {
    try {
      return entry.resolvePublicKey(session, PublicKeyEntryResolver.IGNORING);
    } catch (IOException | GeneralSecurityException e) {
      // A kind of key that this version does not know matches no key; that refuses, not admits.
      return new UnreadableKey(entry.getKeyType());
    }
  }

  private boolean refuse(String why, String fix, PublicKey key) {
    refusal =
        Optional.of(
            new LeptonException(
                ErrorCode.SOURCE_REJECTED_LOGIN,
                "the server is not trusted: " + why + " (" + KeyUtils.getFingerPrint(key) + ")",
                host.address() + " " + access.knownHosts(),
                fix));
    return false;
  }

  private record UnreadableKey(String kind) implements PublicKey {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return kind;
    }

    @Override
    public String getFormat() {
      return "none";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[0];
    }
  }
}
