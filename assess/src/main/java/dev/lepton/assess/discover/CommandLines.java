package dev.lepton.assess.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Command lines that may be kept: what looks like a secret is replaced before it goes anywhere.
 * Rather too much is replaced than too little. Stateless.
 */
public final class CommandLines {
  private static final int LONGEST = 1000;
  private static final int LONGEST_ARGUMENT = 120;
  private static final String HIDDEN = "***";
  private static final String SECRET =
      "pass(?:wor[dt]|wd|phrase|code)?|pwd|secret|token|api[-_.]?key|access[-_.]?key|private[-_.]?key"
          + "|account[-_.]?key|client[-_.]?key|credentials?|auth|bearer|requirepass|masterauth|sas";
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?i)((?:^|[^A-Za-z]|(?<=[a-z])(?=[A-Z]))(?:[A-Za-z0-9_.-]*[-_.]|[A-Za-z0-9]*)(?:"
              + SECRET
              + ")[A-Za-z0-9_]*[\"']?\\s*[=:]\\s*)([\"']?)[^\\s&;,\"'\\x1f]+");
  private static final Pattern OPTION =
      Pattern.compile("(?i)--?(?:[A-Za-z0-9_.-]*[-_.])?(?:[A-Za-z0-9]*)(?:" + SECRET + ")");
  private static final Pattern IN_URL = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://)[^\\s/@]*@");
  private static final Pattern ORACLE =
      Pattern.compile("(?i)(jdbc:oracle:[a-z]+:)[^\\s@]+/[^\\s@]+@");
  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?i)(authorization:\\s*(?:[a-z]+\\s+)?)\\S+|(\\b(?:bearer|basic)\\s+)\\S+");
  private static final Pattern SHAPES =
      Pattern.compile(
          "AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,}|glpat-[A-Za-z0-9_-]{16,}"
              + "|xox[a-z]-[A-Za-z0-9-]{10,}|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_.-]+"
              + "|-----BEGIN[^-]*-----.*|hvs\\.[A-Za-z0-9_-]{16,}|sk-[A-Za-z0-9_-]{20,}");
  private static final Pattern PASSWORD_BY_P =
      Pattern.compile(
          "(?:.*/)?(?:mysql|mariadb)[a-z-]*|(?:.*/)?sshpass|(?:.*/)?isql|(?:.*/)?sqlcmd");
  private static final Pattern USER_AND_PASSWORD =
      Pattern.compile("(?:.*/)?(?:curl|wget|ldapsearch|smbclient|rpcclient)");

  private CommandLines() {}

  /**
   * The arguments as one line of at most 1,000 characters, 120 of each argument: what stands behind
   * an endless class path tells more than the path.
   *
   * @param arguments the program first
   */
  public static String redact(List<String> arguments) {
    String program = arguments.isEmpty() ? "" : arguments.get(0);
    List<String> kept = new ArrayList<>();
    boolean secretFollows = false;
    for (String argument : arguments) {
      kept.add(
          secretFollows && !argument.isEmpty()
              ? HIDDEN
              : cut(one(program, argument), LONGEST_ARGUMENT));
      secretFollows =
          OPTION.matcher(argument).matches()
              || argument.matches("-[pPw]")
                  && (PASSWORD_BY_P.matcher(program).matches()
                      || USER_AND_PASSWORD.matcher(program).matches())
              || argument.matches("-u|-U|--user|--proxy-user")
                  && USER_AND_PASSWORD.matcher(program).matches();
    }
    String line = String.join(" ", kept).strip();
    return cut(line, LONGEST);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "…";
  }

  private static String one(String program, String argument) {
    if (argument.matches("-[pP].+") && PASSWORD_BY_P.matcher(program).matches()) {
      return argument.substring(0, 2) + HIDDEN;
    }
    String text = AUTHORIZATION.matcher(argument).replaceAll("$1$2" + HIDDEN);
    text = IN_URL.matcher(text).replaceAll("$1" + HIDDEN + "@");
    text = ORACLE.matcher(text).replaceAll("$1" + HIDDEN + "@");
    text = ASSIGNED.matcher(text).replaceAll("$1$2" + HIDDEN);
    return SHAPES.matcher(text).replaceAll(HIDDEN);
  }
}
