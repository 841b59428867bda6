package dev.lepton.assess.discover;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that listens, until its input ends, and a connection to it. */
public final class Listener implements AutoCloseable {
  private final Process process;
  private final Socket connection;

  public Listener() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Listener.class.getName(),
                "--password=hunter2")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String port =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    connection = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
  }

  public int port() {
    return connection.getPort();
  }

  @Override
  public void close() throws IOException {
    connection.close();
    process.destroy();
  }

  public static void main(String[] arguments) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      System.out.println(server.getLocalPort());
      try (Socket client = server.accept()) {
        while (System.in.read() >= 0) {
          continue;
        }
      }
    }
  }
}
