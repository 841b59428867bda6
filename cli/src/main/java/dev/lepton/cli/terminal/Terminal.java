package dev.lepton.cli.terminal;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * The process's streams and what is at their ends. Data goes to {@code out}, everything else to
 * {@code err}.
 *
 * @param animated whether {@code err} is a terminal that may be redrawn
 * @param interactive whether a person can answer at {@code in}
 * @param colour whether {@code err} may be coloured
 */
public record Terminal(
    BufferedReader in,
    PrintWriter out,
    PrintWriter err,
    boolean animated,
    boolean interactive,
    boolean colour,
    Map<String, String> environment) {

  /**
   * The launcher says by system properties which streams are terminals; without it, none is assumed
   * to be one.
   */
  public static Terminal ofProcess() {
    Map<String, String> environment = System.getenv();
    boolean animated =
        Boolean.getBoolean("lepton.terminal") && !"dumb".equals(environment.get("TERM"));
    return new Terminal(
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        new PrintWriter(new java.io.OutputStreamWriter(System.out, StandardCharsets.UTF_8), true),
        new PrintWriter(new java.io.OutputStreamWriter(System.err, StandardCharsets.UTF_8), true),
        animated,
        Boolean.getBoolean("lepton.input"),
        animated && !environment.containsKey("NO_COLOR"),
        environment);
  }

  Ansi ansiOrOff() {
    return colour ? Ansi.ON : Ansi.OFF;
  }

  public Ansi ansi() {
    return ansiOrOff();
  }

  /** Wraps the text in a colour where that is wanted. */
  public String paint(String style, String text) {
    return colour ? ansi().string("@|" + style + " " + text + "|@") : text;
  }

  /**
   * Reads one line.
   *
   * @throws LeptonException APPROVAL_REQUIRED at the end of the input
   */
  String readLine() {
    try {
      String line = in.readLine();
      if (line == null) {
        throw new LeptonException(
            ErrorCode.APPROVAL_REQUIRED,
            "the input ended before an answer",
            "standard input",
            "answer, or use --yes in scripts");
      }
      return line.strip();
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.APPROVAL_REQUIRED,
          "the answer could not be read",
          "standard input",
          "use --yes in scripts",
          e);
    }
  }
}
