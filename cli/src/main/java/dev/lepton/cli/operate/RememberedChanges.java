package dev.lepton.cli.operate;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.operate.rightsize.Memory;
import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;

/** What was recommended before, in a file. */
final class RememberedChanges {
  @Option(
      names = "--state",
      paramLabel = "FILE",
      defaultValue = ".lepton/rightsize.json",
      description =
          "Remembers what was recommended, so that the next run does not take it back (default:"
              + " ${DEFAULT-VALUE}).")
  private Path state = Path.of(".lepton/rightsize.json");

  @Option(
      names = "--no-state",
      description = "Neither reads nor writes it: what would a first run say?")
  private boolean none;

  /**
   * @throws LeptonException CONFIG_INVALID if the file is something else, CONFIG_UNREADABLE if it
   *     cannot be read
   */
  Memory read() {
    if (none || !Files.exists(state)) {
      return Memory.empty();
    }
    try {
      return Documents.mapper().readValue(Files.readString(state), Memory.class);
    } catch (JacksonException | NullPointerException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "this is no memory of recommendations",
          state.toString(),
          "name another --state, or remove the file to begin anew",
          e);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the memory of recommendations cannot be read: " + e.getMessage(),
          state.toString(),
          "check its rights, or name another --state",
          e);
    }
  }

  void write(Memory memory) {
    if (!none) {
      Documents.writeAtomically(
          state.toAbsolutePath(), Documents.mapper().writeValueAsString(memory) + "\n");
    }
  }
}
