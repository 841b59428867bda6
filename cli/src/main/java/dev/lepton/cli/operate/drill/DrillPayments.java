package dev.lepton.cli.operate.drill;

import dev.lepton.model.migration.HostAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** Another service, at two addresses, of which the release uses the first. Not thread-safe. */
final class DrillPayments implements AutoCloseable {
  private ServerSocket first = socket(0);
  private final ServerSocket second = socket(0);

  HostAddress first() {
    return address(first);
  }

  List<HostAddress> addresses() {
    return List.of(address(first), address(second));
  }

  private static HostAddress address(ServerSocket socket) {
    return new HostAddress(socket.getInetAddress().getHostAddress(), socket.getLocalPort());
  }

  /** The first address goes silent. */
  void silence() {
    close(first);
  }

  /** The first address answers again where it did not. */
  void open() {
    if (first.isClosed()) {
      first = socket(first.getLocalPort());
    }
  }

  /** Takes connections and closes them; nobody has to answer. */
  private static ServerSocket socket(int port) {
    try {
      ServerSocket socket = new ServerSocket(port, 1_000, InetAddress.getLoopbackAddress());
      Thread taker =
          new Thread(
              () -> {
                while (!socket.isClosed()) {
                  try {
                    socket.accept().close();
                  } catch (IOException e) {
                    // Closed: the drill wants it so.
                  }
                }
              },
              "drill-payments");
      taker.setDaemon(true);
      taker.start();
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    close(first);
    close(second);
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
