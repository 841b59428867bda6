package dev.lepton.cli.terminal;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.PrintWriter;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Explains a command line that makes no sense like any other failure, with what may have been meant
 * and the command's form. All that it takes is told only where a command was to be chosen.
 */
public record Mistakes(Terminal terminal) implements IParameterExceptionHandler {
  private static final Pattern WHOLE = Pattern.compile("is not an? (int|long|short)\\b");
  private static final Pattern NUMBER = Pattern.compile("is not an? (double|float)\\b");

  @Override
  public int handleParseException(ParameterException mistake, String... arguments) {
    CommandLine command = mistake.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    int status =
        new Failures(terminal)
            .explain(
                new LeptonException(
                    ErrorCode.USAGE,
                    plain(String.valueOf(mistake.getMessage())),
                    name,
                    "see `" + name + " --help`",
                    mistake));
    PrintWriter err = terminal.err();
    boolean suggested = UnmatchedArgumentException.printSuggestions(mistake, err);
    err.println();
    if (!suggested) {
      if (command.getSubcommands().isEmpty()) {
        err.print("Usage: " + command.getHelp().synopsis("Usage: ".length()));
      } else {
        command.usage(err, terminal.ansi());
      }
    }
    err.flush();
    return status;
  }

  /** What the parser calls by Java's names. */
  private static String plain(String message) {
    return NUMBER
        .matcher(WHOLE.matcher(message).replaceAll("is not a whole number"))
        .replaceAll("is not a number");
  }
}
