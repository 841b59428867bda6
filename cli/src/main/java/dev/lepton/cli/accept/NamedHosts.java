package dev.lepton.cli.accept;

import dev.lepton.accept.safety.AllowedHosts;
import dev.lepton.cli.command.MigrationOptions;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.migration.Migration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The migration that says where tests may go and what they must keep to, if there is one. */
public final class NamedHosts {
  private static final Path USUAL = Path.of("migration.yaml");

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description =
          "Says which hosts may be tested, and by which thresholds (default: migration.yaml, if it"
              + " is there; without one, this machine may be read from).")
  private Optional<Path> file = Optional.empty();

  /** As the file describes it; empty where there is none and none was asked for. */
  Optional<Migration> migration(Terminal terminal) {
    Optional<Path> found = file.or(() -> Optional.of(USUAL).filter(Files::exists));
    return found.map(path -> MigrationOptions.of(path).load(terminal));
  }

  AllowedHosts hosts(Optional<Migration> migration) {
    return migration
        .map(one -> AllowedHosts.of(one, file.orElse(USUAL).toString()))
        .orElseGet(AllowedHosts::loopback);
  }
}
