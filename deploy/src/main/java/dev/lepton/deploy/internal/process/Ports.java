package dev.lepton.deploy.internal.process;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** TCP ports of this machine. */
public final class Ports {
  private Ports() {}

  /** Whether a server could listen there now. */
  public static boolean free(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
      return true;
    } catch (IOException e) {
      // Whatever the reason, a server could not listen there either.
      return false;
    }
  }

  /** A port of the loopback interface that is free now. */
  public static int pick() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param what who wants to listen
   * @param setting where in migration.yaml another port can be given
   */
  public static Problem taken(String host, int port, String what, String setting) {
    return new Problem(
        "Port "
            + port
            + " for "
            + what
            + " is taken by another program, or "
            + host
            + " is not an address of this machine.",
        host + ":" + port,
        "Stop what listens there (`ss -ltnp` names it), or choose another port with "
            + setting
            + ".");
  }

  /** The same as an exception, PORT_TAKEN. */
  public static LeptonException takenError(String host, int port, String what, String setting) {
    return new LeptonException(ErrorCode.PORT_TAKEN, List.of(taken(host, port, what, setting)));
  }
}
