package dev.lepton.cli;

import dev.lepton.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs several commands in one process, so that the launcher can archive the classes that they need
 * and every later start finds them ready. Whether they succeed is all the same.
 */
public final class Rehearsal {
  private static final String BETWEEN = ";";

  private Rehearsal() {}

  /**
   * @param arguments of all commands, with a semicolon of its own between two of them
   */
  public static void main(String[] arguments) {
    QuietLogging.announce();
    List<String> command = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals(BETWEEN)) {
        run(command);
        command.clear();
      } else {
        command.add(argument);
      }
    }
    System.exit(run(command));
  }

  private static int run(List<String> command) {
    return Main.run(Terminal.ofProcess(), command.toArray(String[]::new));
  }
}
