package dev.lepton.accept.testing;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A real HTTPS server on an ephemeral loopback port, with a certificate of its own for 127.0.0.1.
 */
public final class SecureServer implements AutoCloseable {
  private static final char[] PASSWORD = "for-tests-only".toCharArray();

  private final HttpsServer server;
  private final Path authority;

  private SecureServer(HttpsServer server, Path authority) {
    this.server = server;
    this.authority = authority;
  }

  /** One that clients can have no complaints about, but that nobody vouches for it. */
  public static SecureServer start(Path folder) {
    return start(folder, "-keyalg", "EC", "-ext", "san=ip:127.0.0.1", "-validity", "90");
  }

  /**
   * @param certificate what the JDK's keytool is told of it
   */
  public static SecureServer start(Path folder, String... certificate) {
    try {
      Path keys = folder.resolve("keys.p12");
      keytool(keys, certificate);
      KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD);
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              TestServer.answer(exchange, 200, "ok");
            }
          });
      // A connection on which nobody asks would else keep the only thread from all others.
      server.setExecutor(Executors.newCachedThreadPool());
      server.start();
      byte[] encoded = store.getCertificate("site").getEncoded();
      String pem =
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
              + "\n-----END CERTIFICATE-----\n";
      return new SecureServer(server, Files.writeString(folder.resolve("authority.pem"), pem));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void keytool(Path keys, String... certificate) throws IOException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command = new ArrayList<>(List.of(tool.toString(), "-genkeypair"));
    command.addAll(List.of("-alias", "site", "-dname", "CN=test", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", keys.toString(), "-storepass", new String(PASSWORD)));
    command.addAll(List.of(certificate));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** PEM file to believe. */
  public Path authority() {
    return authority;
  }

  public String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    ((ExecutorService) server.getExecutor()).shutdownNow();
  }
}
