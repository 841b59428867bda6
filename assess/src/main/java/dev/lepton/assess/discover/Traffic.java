package dev.lepton.assess.discover;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Ports and connections of one server, put together from several readings. Not thread-safe. */
final class Traffic {
  private final Set<String> own;
  private final Map<Integer, Optional<Integer>> listening = new TreeMap<>();
  private final Set<Flow> flows = new LinkedHashSet<>();

  /**
   * @param port on which the answering side is reached
   * @param inbound whether the other side asked
   * @param pid of the process at this end
   */
  record Flow(String peer, int port, boolean inbound, Optional<Integer> pid) {}

  /**
   * @param own the server's addresses
   */
  Traffic(Collection<String> own) {
    this.own = Set.copyOf(own);
  }

  void see(List<Socket> sockets) {
    for (Socket socket : sockets) {
      if (socket.listening()) {
        listening.merge(socket.localPort(), socket.pid(), (one, other) -> one.or(() -> other));
      }
    }
    for (Socket socket : sockets) {
      if (!socket.listening() && socket.remotePort() > 0) {
        boolean inbound = listening.containsKey(socket.localPort());
        boolean inside = isOwn(socket.remoteAddress());
        // Of a connection inside the server both ends are seen; the one that asks tells more.
        if (!(inbound && inside)) {
          int port = inbound ? socket.localPort() : socket.remotePort();
          flows.add(new Flow(socket.remoteAddress(), port, inbound, socket.pid()));
        }
      }
    }
  }

  boolean isOwn(String address) {
    return own.contains(address) || address.startsWith("127.") || address.equals("::1");
  }

  /** The process behind each port, where it was seen. */
  Map<Integer, Optional<Integer>> listening() {
    return listening;
  }

  Set<Flow> flows() {
    return flows;
  }
}
