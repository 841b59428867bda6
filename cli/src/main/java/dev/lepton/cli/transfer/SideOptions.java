package dev.lepton.cli.transfer;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.SecretReference;
import dev.lepton.pipeline.secret.SecretStore;
import dev.lepton.transfer.postgres.connect.ConnectionAddress;
import dev.lepton.transfer.postgres.connect.PasswordFile;
import dev.lepton.transfer.postgres.connect.Plaintext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the two databases are. */
final class SideOptions {
  private static final String EXAMPLE =
      "for instance postgresql://app@db.example:5432/shop, or 'host=db.example user=app dbname=shop'";

  @Option(
      names = "--source",
      paramLabel = "URI",
      description = {
        "Where the data is: postgresql://user@host:port/database as libpq has it, or key=value pairs.",
        "TLS is verified in full unless sslmode says otherwise. Default: LEPTON_SOURCE."
      })
  private @Nullable String source;

  @Option(
      names = "--target",
      paramLabel = "URI",
      description = "Where it goes; written like --source. Default: LEPTON_TARGET.")
  private @Nullable String target;

  @Option(
      names = "--source-password",
      paramLabel = "REFERENCE",
      description = {
        "env:NAME or file:PATH that holds the password.",
        "Default: PGPASSWORD, else the password file (PGPASSFILE, ~/.pgpass)."
      })
  private @Nullable String sourcePassword;

  @Option(
      names = "--target-password",
      paramLabel = "REFERENCE",
      description = "Like --source-password.")
  private @Nullable String targetPassword;

  @Option(
      names = "--allow-plaintext",
      description = "Allow connections to other machines that are not encrypted.")
  private boolean allowPlaintext;

  private final List<Problem> problems = new ArrayList<>();

  boolean given(Terminal terminal) {
    return text(source, terminal, "LEPTON_SOURCE").isPresent()
        || text(target, terminal, "LEPTON_TARGET").isPresent();
  }

  /**
   * Both sides, if both are needed; otherwise those that are given, and always the source.
   *
   * @throws LeptonException USAGE with everything that is wrong
   */
  Sides read(Terminal terminal, boolean targetNeeded) {
    problems.clear();
    GivenSecrets secrets =
        new GivenSecrets(new SecretStore(terminal.environment(), Path.of("").toAbsolutePath()));
    Optional<DatabaseEndpoint> from =
        side(new Given("--source", source, "LEPTON_SOURCE", sourcePassword), terminal, secrets);
    Optional<DatabaseEndpoint> to =
        side(new Given("--target", target, "LEPTON_TARGET", targetPassword), terminal, secrets);
    if (from.isEmpty() && problems.isEmpty()) {
      missing("--source");
    }
    if (to.isEmpty() && targetNeeded && problems.stream().noneMatch(SideOptions::ofTarget)) {
      missing("--target");
    }
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.USAGE, List.copyOf(problems));
    }
    if (from.equals(to)) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "source and target are the same database",
          "--target",
          "name the database that is to be filled or compared");
    }
    return new Sides(from.orElseThrow(), to, secrets);
  }

  /** The sides of a move begun earlier; only passwords may be given anew. */
  Sides remembered(Terminal terminal, MoveFile move) {
    problems.clear();
    Optional<SecretReference> from =
        Optional.ofNullable(sourcePassword).flatMap(text -> reference("--source-password", text));
    Optional<SecretReference> to =
        Optional.ofNullable(targetPassword).flatMap(text -> reference("--target-password", text));
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.USAGE, List.copyOf(problems));
    }
    return new Sides(
        move.source().withPassword(from.or(() -> move.source().password())),
        Optional.of(move.target().withPassword(to.or(() -> move.target().password()))),
        new SecretStore(terminal.environment(), Path.of("").toAbsolutePath()));
  }

  /** One side's options. */
  private record Given(
      String option, @Nullable String text, String variable, @Nullable String password) {}

  private static boolean ofTarget(Problem problem) {
    return problem.where().startsWith("--target");
  }

  private void missing(String option) {
    problems.add(new Problem(option + " is missing", option, "add " + option + " URI; " + EXAMPLE));
  }

  private static Optional<String> text(
      @Nullable String option, Terminal terminal, String variable) {
    return Optional.ofNullable(option)
        .or(() -> Optional.ofNullable(terminal.environment().get(variable)))
        .filter(text -> !text.isBlank());
  }

  private Optional<DatabaseEndpoint> side(Given given, Terminal terminal, GivenSecrets secrets) {
    Optional<String> text = text(given.text(), terminal, given.variable());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      ConnectionAddress address = ConnectionAddress.parse(text.get(), terminal.environment());
      DatabaseEndpoint endpoint =
          address.endpoint().withPassword(password(given, address, terminal, secrets));
      requireEncryption(given.option(), endpoint, terminal);
      return Optional.of(endpoint);
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(String.valueOf(e.getMessage()), given.option(), EXAMPLE));
      return Optional.empty();
    }
  }

  private Optional<SecretReference> password(
      Given given, ConnectionAddress address, Terminal terminal, GivenSecrets secrets) {
    if (given.password() != null) {
      return reference(given.option() + "-password", given.password());
    }
    if (address.password().isPresent()) {
      if (given.text() != null) {
        warn(
            terminal,
            "others on this machine can read the password in "
                + given.option()
                + " in the list of processes; use "
                + given.option()
                + "-password env:NAME");
      }
      return Optional.of(secrets.keep(given.option(), address.password().get()));
    }
    if (!terminal.environment().getOrDefault("PGPASSWORD", "").isEmpty()) {
      return Optional.of(SecretReference.parse("env:PGPASSWORD"));
    }
    PasswordFile file = PasswordFile.standard(terminal.environment());
    return address
        .endpoint()
        .password()
        .or(
            () ->
                file.exists()
                    ? Optional.of(
                        new SecretReference(
                            SecretReference.Scheme.PGPASS, file.path().toAbsolutePath().toString()))
                    : Optional.empty());
  }

  private Optional<SecretReference> reference(String option, String text) {
    try {
      return Optional.of(SecretReference.parse(text));
    } catch (IllegalArgumentException e) {
      problems.add(
          new Problem(
              String.valueOf(e.getMessage()),
              option,
              "write env:NAME or file:PATH, never the password"));
      return Optional.empty();
    }
  }

  private void requireEncryption(String option, DatabaseEndpoint endpoint, Terminal terminal) {
    if (Plaintext.leavesTheMachine(endpoint) && !allowPlaintext) {
      problems.add(
          new Problem(
              "sslmode=" + endpoint.sslMode() + " lets rows and passwords travel unencrypted",
              option + " " + endpoint.display(),
              "leave sslmode out (it is verify-full then), or add --allow-plaintext"));
    } else if (Plaintext.unverified(endpoint)) {
      warn(
          terminal,
          option
              + ": sslmode="
              + endpoint.sslMode()
              + " does not verify that the connection ends at "
              + endpoint.host());
    }
  }

  private static void warn(Terminal terminal, String message) {
    terminal.err().println("! " + message);
  }
}
