package dev.lepton.cli.inventory;

import dev.lepton.assess.discover.ssh.SshAccess;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.secret.Secret;
import dev.lepton.model.secret.SecretReference;
import dev.lepton.pipeline.secret.SecretStore;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How servers are reached over SSH. Secrets are references; nothing of them is ever printed. */
final class SshOptions {
  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "User of hosts that name none (default: yours).")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "REFERENCE",
      description =
          "Private key: file:/path or env:NAME (default: the SSH agent's and those in ~/.ssh).")
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--passphrase",
      paramLabel = "REFERENCE",
      description = "The key's passphrase: env:NAME or file:/path.")
  private Optional<String> passphrase = Optional.empty();

  @Option(
      names = "--password",
      paramLabel = "REFERENCE",
      description = "The user's password: env:NAME or file:/path.")
  private Optional<String> password = Optional.empty();

  @Option(
      names = "--known-hosts",
      paramLabel = "FILE",
      description = "Keys of the hosts (default: ~/.ssh/known_hosts).")
  private Optional<Path> knownHosts = Optional.empty();

  @Option(
      names = "--trust-unknown-hosts",
      description =
          "Believe hosts that the file does not name; one whose key has changed is refused even so.")
  private boolean trustUnknown;

  SshAccess access(Terminal terminal) {
    Path home = Path.of(System.getProperty("user.home"));
    return new SshAccess(
        user.orElse(System.getProperty("user.name")),
        secret(terminal, "--key", key),
        secret(terminal, "--passphrase", passphrase),
        secret(terminal, "--password", password),
        Optional.ofNullable(terminal.environment().get("SSH_AUTH_SOCK")).map(Path::of),
        knownHosts.orElse(home.resolve(".ssh").resolve("known_hosts")),
        trustUnknown);
  }

  private static Optional<Secret> secret(Terminal terminal, String option, Optional<String> text) {
    return text.map(
        reference -> {
          try {
            return new SecretStore(terminal.environment(), Path.of(""))
                .resolve(SecretReference.parse(reference));
          } catch (IllegalArgumentException e) {
            throw new LeptonException(
                ErrorCode.USAGE,
                "the value of " + option + " is no reference",
                option,
                "give env:NAME or file:/path",
                e);
          }
        });
  }
}
