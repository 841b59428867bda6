package dev.lepton.cli.transfer;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.ledger.MovedPart;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a stand-alone move. */
final class MoveOptions {
  private static final String NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

  @Mixin private SideOptions sides = new SideOptions();

  @Option(
      names = "--name",
      paramLabel = "MOVE",
      description = "The move's name (default: the source database's, or the only move there is).")
  private @Nullable String name;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      defaultValue = ".lepton",
      description = "Where moves are remembered (default: ${DEFAULT-VALUE}).")
  private Path workspace = Path.of(".lepton");

  /** A move that is to begin, or to go on: it is remembered from here on. */
  OpenMove begin(Terminal terminal, Selection selection, int jobs) {
    MoveFolder folder = new MoveFolder(workspace);
    if (!sides.given(terminal)) {
      OpenMove known = known(terminal, folder);
      return selection.equals(Selection.all()) ? known : told(known, selection);
    }
    Sides both = sides.read(terminal, true);
    String chosen = name != null ? checked(name) : derived(both.source());
    MoveFile move =
        new MoveFile(chosen, both.source(), both.target().orElseThrow(), selection, jobs);
    folder
        .find(chosen)
        .filter(other -> !samePlaces(other, move))
        .ifPresent(
            other -> {
              throw new LeptonException(
                  ErrorCode.USAGE,
                  "the move \"" + chosen + "\" is another one: " + places(other),
                  folder.of(chosen).toString(),
                  "give this one another name: --name");
            });
    folder.find(chosen).ifPresent(other -> requireSame(other, both, selection));
    folder.write(move);
    return new OpenMove(move, both, folder);
  }

  /** A move that got no further than its checks may still be told otherwise. */
  private static void requireSame(MoveFile known, Sides both, Selection selection) {
    Optional<Selection> begun =
        known.selection().equals(selection) ? Optional.empty() : begun(both.targetFactory());
    if (begun.filter(other -> !other.equals(selection)).isPresent()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "the move \""
              + known.name()
              + "\" began with another selection: "
              + begun.get().described(),
          "now: " + selection.described(),
          "go on without these options (`--name "
              + known.name()
              + "`), or `lepton transfer abort` and start again");
    }
  }

  /** A move that was begun, here or elsewhere. */
  OpenMove existing(Terminal terminal) {
    MoveFolder folder = new MoveFolder(workspace);
    if (!sides.given(terminal)) {
      return known(terminal, folder);
    }
    Sides both = sides.read(terminal, true);
    String chosen = name != null ? checked(name) : derived(both.source());
    MoveFile move =
        folder
            .find(chosen)
            .orElseGet(
                () ->
                    new MoveFile(
                        chosen,
                        both.source(),
                        both.target().orElseThrow(),
                        begun(both.targetFactory()).orElse(Selection.all()),
                        2));
    return new OpenMove(move, both, folder);
  }

  private static OpenMove told(OpenMove known, Selection selection) {
    requireSame(known.file(), known.sides(), selection);
    MoveFile move = known.file().withSelection(selection);
    known.folder().write(move);
    return new OpenMove(move, known.sides(), known.folder());
  }

  /** What the target knows of a move that was begun, perhaps elsewhere. */
  private static Optional<Selection> begun(ConnectionFactory target) {
    try (Connection connection = target.open()) {
      return MovedPart.read(connection);
    } catch (SQLException e) {
      throw SqlFailure.of(target, "read the ledger", e);
    }
  }

  private OpenMove known(Terminal terminal, MoveFolder folder) {
    MoveFile move =
        name == null ? folder.only() : folder.find(checked(name)).orElseThrow(folder::none);
    return new OpenMove(move, sides.remembered(terminal, move), folder);
  }

  private static String checked(String text) {
    if (!text.matches(NAME)) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "\"" + text + "\" is no name for a move",
          "--name",
          "use up to 63 lower-case letters, digits and hyphens");
    }
    return text;
  }

  private static String derived(DatabaseEndpoint source) {
    String plain =
        source
            .database()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.isEmpty()
        ? "move"
        : plain.substring(0, Math.min(40, plain.length())).replaceAll("-$", "");
  }

  private static boolean samePlaces(MoveFile one, MoveFile other) {
    return places(one).equals(places(other));
  }

  private static String places(MoveFile move) {
    return move.source().display() + " to " + move.target().display();
  }
}
