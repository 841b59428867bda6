package dev.lepton.cli.terminal;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.pipeline.run.Gate;

/**
 * Asks at the terminal.
 *
 * @param yes approve without asking, for scripts
 * @param input whether asking is allowed at all
 */
public record TerminalGate(Terminal terminal, boolean yes, boolean input) implements Gate {
  @Override
  public String approve(String summary, String answer) {
    if (yes) {
      return user() + " (--yes)";
    }
    if (!input || !terminal.interactive()) {
      throw new LeptonException(
          ErrorCode.APPROVAL_REQUIRED,
          "this needs an approval, and nobody can be asked here",
          "gate",
          "run again in a terminal, or with --yes; everything up to here is kept");
    }
    terminal.err().println();
    terminal.err().println(summary);
    terminal
        .err()
        .print("  Type " + terminal.paint("bold", answer) + " to go on, anything else to stop: ");
    terminal.err().flush();
    if (!terminal.readLine().equals(answer)) {
      throw new LeptonException(
          ErrorCode.APPROVAL_REQUIRED,
          "it was not approved",
          "gate",
          "run again when it may happen; what was finished is kept");
    }
    return user();
  }

  private static String user() {
    return System.getProperty("user.name", "unknown");
  }
}
