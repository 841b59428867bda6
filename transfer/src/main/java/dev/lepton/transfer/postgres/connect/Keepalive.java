package dev.lepton.transfer.postgres.connect;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;

/**
 * Lets the operating system find out within half a minute that the other side of an idle connection
 * is gone; its own habit is two hours. Stateless and thread-safe.
 */
final class Keepalive {
  private static final Map<SocketOption<Integer>, Integer> SECONDS_AND_COUNT =
      Map.of(
          ExtendedSocketOptions.TCP_KEEPIDLE, 15,
          ExtendedSocketOptions.TCP_KEEPINTERVAL, 5,
          ExtendedSocketOptions.TCP_KEEPCOUNT, 3);

  private Keepalive() {}

  /** What the platform has no option for stays as it is. */
  static <S extends Socket> S on(S socket) {
    try {
      socket.setKeepAlive(true);
      for (Map.Entry<SocketOption<Integer>, Integer> option : SECONDS_AND_COUNT.entrySet()) {
        if (socket.supportedOptions().contains(option.getKey())) {
          socket.setOption(option.getKey(), option.getValue());
        }
      }
      return socket;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
