package dev.lepton.cli.command;

import picocli.CommandLine.Option;

/** Whether a person is asked. */
public final class RunOptions {
  @Option(
      names = {"-y", "--yes"},
      description = "Approve the switch without asking.")
  private boolean yes;

  @Option(names = "--no-input", description = "Never ask; stop where an approval is missing.")
  private boolean noInput;

  public boolean yes() {
    return yes;
  }

  public boolean input() {
    return !noInput;
  }
}
