package dev.lepton.transfer.postgres.connect;

import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.HostAddress;
import java.util.List;
import java.util.Locale;

/** Whether what goes over a connection may be read on its way. Stateless and thread-safe. */
public final class Plaintext {
  private static final List<String> MAYBE_PLAIN = List.of("disable", "allow", "prefer");
  private static final List<String> UNVERIFIED = List.of("require", "verify-ca");

  private Plaintext() {}

  /** Whether rows and passwords may leave the machine unencrypted. */
  public static boolean leavesTheMachine(DatabaseEndpoint endpoint) {
    return MAYBE_PLAIN.contains(endpoint.sslMode())
        && !endpoint.hosts().stream().allMatch(Plaintext::loopback);
  }

  /** Whether the connection is encrypted, but not certain to end at the right server. */
  public static boolean unverified(DatabaseEndpoint endpoint) {
    return UNVERIFIED.contains(endpoint.sslMode())
        && !endpoint.hosts().stream().allMatch(Plaintext::loopback);
  }

  /** By name only: nothing is looked up. */
  static boolean loopback(HostAddress server) {
    String host = server.host().toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.equals("::1")
        || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
  }
}
