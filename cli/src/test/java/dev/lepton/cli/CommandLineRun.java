package dev.lepton.cli;

import dev.lepton.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/**
 * What one call of the command line left behind.
 *
 * @param out standard output, where only data belongs
 * @param err standard error
 */
record CommandLineRun(int status, String out, String err) {

  /** Runs in this process, where nobody can be asked. */
  static CommandLineRun of(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Main.run(terminal(out, err, environment), arguments);
    return new CommandLineRun(status, out.toString(), err.toString());
  }

  static Terminal terminal(StringWriter out, StringWriter err, Map<String, String> environment) {
    return new Terminal(
        new BufferedReader(new StringReader("")),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        false,
        false,
        false,
        environment);
  }

  static CommandLineRun of(String... arguments) {
    return of(Map.of(), arguments);
  }

  /** A line of the explanation: what follows "where:" or "fix:". */
  String line(String label) {
    return err.lines()
        .map(String::strip)
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()).strip())
        .findFirst()
        .orElse("");
  }
}
