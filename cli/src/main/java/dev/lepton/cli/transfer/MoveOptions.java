package dev.lepton.cli.transfer;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.Selection;
import java.nio.file.Path;
import java.util.Locale;
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
      return known(terminal, folder);
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
    folder.write(move);
    return new OpenMove(move, both, folder);
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
                        chosen, both.source(), both.target().orElseThrow(), Selection.all(), 2));
    return new OpenMove(move, both, folder);
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
