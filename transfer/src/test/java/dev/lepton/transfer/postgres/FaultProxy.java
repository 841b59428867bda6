package dev.lepton.transfer.postgres;

import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP relay between the tool and a server that can be cut, stalled (nothing passes, nobody is
 * told: a half-open connection), made to forget what it relays, and slowed. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final ConnectionFactory server;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final Queue<Relay> relays = new ConcurrentLinkedQueue<>();
  private volatile boolean stalled;
  private volatile int bytesPerMilli = Integer.MAX_VALUE;

  public FaultProxy(ConnectionFactory server) {
    this.server = server;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** The server by way of the proxy. */
  public ConnectionFactory factory() {
    return TestServers.factory(
        server.side(), listener.getLocalPort(), server.endpoint().database());
  }

  /** Ends every connection; new ones may be made. */
  public void cut() {
    for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
      close(socket);
    }
  }

  /**
   * As a firewall that loses its memory: what goes over the connections of now is swallowed in both
   * directions, their ends included, and nobody is told. New ones work.
   */
  public void forget() {
    relays.forEach(relay -> relay.forgotten = true);
  }

  /** The connections of now are stalled, with what is on its way; new ones work. */
  public void hold() {
    relays.forEach(relay -> relay.held = true);
  }

  /** What was held goes on its way. */
  public void release() {
    relays.forEach(relay -> relay.held = false);
  }

  /** From now on nothing passes, or everything again. */
  public void stall(boolean now) {
    stalled = now;
  }

  /** From now on every connection carries so much in each direction, bytes a millisecond. */
  public void slow(int bytes) {
    bytesPerMilli = bytes;
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket client = listener.accept();
        Socket onward = new Socket(InetAddress.getLoopbackAddress(), server.endpoint().port());
        sockets.add(client);
        sockets.add(onward);
        Relay relay = new Relay();
        relays.add(relay);
        start(() -> relay.run(client, onward));
        start(() -> relay.run(onward, client));
      }
    } catch (IOException e) {
      cut();
    }
  }

  /** Both directions of one connection. */
  private final class Relay {
    private volatile boolean forgotten;
    private volatile boolean held;

    private void run(Socket from, Socket to) {
      byte[] buffer = new byte[8192];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          while ((stalled || held) && !from.isClosed()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
          }
          if (bytesPerMilli < n) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(n / bytesPerMilli));
          }
          if (!forgotten) {
            out.write(buffer, 0, n);
          }
        }
        end(to);
      } catch (IOException e) {
        close(from);
        end(to);
      }
    }

    /** What one side ends is ended for the other, if it is not forgotten. */
    private void end(Socket to) {
      while (held && !to.isClosed()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
      if (!forgotten) {
        close(to);
      }
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "fault-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
