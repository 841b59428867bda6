package dev.lepton.assess.discover.ssh;

import dev.lepton.model.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How one gets in, and how a server proves that it is the right one.
 *
 * @param user of hosts that name none
 * @param key the text of a private key; where there is none, the agent and the keys in ~/.ssh are
 *     tried
 * @param passphrase of that key
 * @param agent the agent's socket
 * @param knownHosts the file of host keys
 * @param trustUnknown whether a server that the file does not name is believed; one whose key
 *     differs from the file never is
 */
public record SshAccess(
    String user,
    Optional<Secret> key,
    Optional<Secret> passphrase,
    Optional<Secret> password,
    Optional<Path> agent,
    Path knownHosts,
    boolean trustUnknown) {}
