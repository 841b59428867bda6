package dev.lepton.assess.discover.linux;

import dev.lepton.assess.discover.AddressText;
import dev.lepton.assess.discover.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TCP sockets of /proc/net/tcp and tcp6, which every Linux has; their processes by the sockets that
 * those have open.
 */
record SocketTable(Sections sections) {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*[0-9]+:\\s+([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})\\s+([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})"
              + "\\s+([0-9A-F]{2})\\s+\\S+\\s+\\S+\\s+\\S+\\s+[0-9]+\\s+[0-9]+\\s+([0-9]+).*");
  private static final Pattern FOLDER = Pattern.compile("/proc/([0-9]{1,9})/fd:");
  private static final Pattern OPEN = Pattern.compile(".*socket:\\[([0-9]+)\\].*");
  private static final String ESTABLISHED = "01";
  private static final String LISTEN = "0A";

  List<Socket> sockets() {
    Map<String, Integer> owners = owners();
    Optional<String[]> self = sections.first("self").map(line -> line.split(" "));
    List<Socket> sockets = new ArrayList<>();
    for (String section : List.of("tcp", "tcp6")) {
      for (String text : sections.section(section)) {
        Matcher line = LINE.matcher(text);
        if (line.matches() && (line.group(5).equals(ESTABLISHED) || line.group(5).equals(LISTEN))) {
          boolean listening = line.group(5).equals(LISTEN);
          Socket socket =
              new Socket(
                  address(line.group(1)),
                  port(line.group(2)),
                  address(line.group(3)),
                  listening ? 0 : port(line.group(4)),
                  listening,
                  Optional.ofNullable(owners.get(line.group(6))));
          if (self.filter(words -> isOurs(words, socket)).isEmpty()) {
            sockets.add(socket);
          }
        }
      }
    }
    return sockets;
  }

  /** The connection by which the server is being looked at; it is none of its own. */
  private static boolean isOurs(String[] client, Socket socket) {
    return client.length == 4
        && client[0].equals(socket.remoteAddress())
        && client[1].equals(String.valueOf(socket.remotePort()));
  }

  private Map<String, Integer> owners() {
    Map<String, Integer> owners = new HashMap<>();
    Optional<Integer> pid = Optional.empty();
    for (String line : sections.section("files")) {
      Matcher folder = FOLDER.matcher(line.strip());
      Matcher open = OPEN.matcher(line);
      if (folder.matches()) {
        pid = Optional.of(Integer.valueOf(folder.group(1)));
      } else if (open.matches()) {
        // Children inherit what their parent listens on; the parent comes first.
        pid.ifPresent(id -> owners.merge(open.group(1), id, Math::min));
      }
    }
    return owners;
  }

  private static int port(String hex) {
    return Integer.parseInt(hex, 16);
  }

  /** The kernel prints each word of four bytes as a number, in the byte order of the machine. */
  private static String address(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    byte[] ordered = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      ordered[i] = bytes[(i & ~3) + 3 - (i & 3)];
    }
    return AddressText.of(ordered);
  }
}
