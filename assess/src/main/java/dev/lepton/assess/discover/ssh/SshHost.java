package dev.lepton.assess.discover.ssh;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server reached over SSH.
 *
 * @param user empty for the one that all have
 * @param host a name or an address
 * @param port 0 for what the SSH configuration or the protocol says
 */
public record SshHost(Optional<String> user, String host, int port) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:ssh://)?(?:([^@\\s:/]+)@)?(?:\\[([0-9a-fA-F:.]+)\\]|([\\p{L}\\p{Nd}._-]+))(?::([0-9]{1,5}))?/?");

  /**
   * Reads {@code [user@]host[:port]}; an IPv6 address stands in brackets.
   *
   * @throws LeptonException USAGE when it is none; a password in it is not repeated
   */
  public static SshHost parse(String text, String where) {
    Matcher form = FORM.matcher(text);
    int port = form.matches() && form.group(4) != null ? Integer.parseInt(form.group(4)) : 0;
    if (!form.matches() || port > 65_535) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "\"" + text.replaceFirst(":[^@]*@", ":***@") + "\" is no [user@]host[:port]",
          where,
          "write app@web1, or app@[2001:db8::1]:2222; passwords are given with --password");
    }
    String host = form.group(2) == null ? form.group(3) : form.group(2);
    return new SshHost(Optional.ofNullable(form.group(1)), host, port);
  }

  /**
   * Reads one host a line; blank lines and what stands behind a {@code #} do not count.
   *
   * @throws LeptonException CONFIG_UNREADABLE; CONFIG_INVALID with all lines that are no host
   */
  public static List<SshHost> read(Path file) {
    List<SshHost> hosts = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String text = line.replaceFirst("#.*", "").strip();
      if (!text.isEmpty()) {
        try {
          hosts.add(parse(text, file + ":" + number));
        } catch (LeptonException e) {
          problems.addAll(e.problems());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, problems);
    }
    return hosts;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          Files.exists(file)
              ? "the list of hosts cannot be read"
              : "there is no such list of hosts",
          file.toString(),
          "give a UTF-8 text with one [user@]host[:port] a line",
          e);
    }
  }

  /** As places name it; they may not end in a number behind a colon. */
  String address() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return "ssh://"
        + user.map(u -> u + "@").orElse("")
        + name
        + (port == 0 ? "" : ":" + port)
        + "/";
  }
}
