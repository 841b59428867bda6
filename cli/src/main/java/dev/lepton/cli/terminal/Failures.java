package dev.lepton.cli.terminal;

import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.util.Locale;

/** Prints what went wrong, where, and how to fix it. */
public record Failures(Terminal terminal) {

  /** Returns the exit status that goes with the failure. */
  public int explain(Exception failure) {
    if (failure instanceof LeptonException known) {
      explain(known);
      return known.code().exitCode().status();
    }
    terminal.err().println(terminal.paint("bold,red", "error") + "[INTERNAL] " + failure);
    terminal
        .err()
        .println(
            "  This is a defect of lepton. What was finished is kept; run the same command to go on.");
    failure.printStackTrace(terminal.err());
    return ExitCode.INTERNAL.status();
  }

  private void explain(LeptonException failure) {
    int count = failure.problems().size();
    String more = count > 1 ? String.format(Locale.ROOT, " %d problems", count) : "";
    terminal.err().println(terminal.paint("bold,red", "error") + "[" + failure.code() + "]" + more);
    for (Problem problem : failure.problems()) {
      terminal.err().println("  " + problem.what());
      terminal.err().println("    where: " + problem.where());
      terminal.err().println("    fix:   " + problem.fix());
    }
  }
}
