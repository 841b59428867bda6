package dev.lepton.cli.operate.drill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The release that drills are made with: it needs a database, a disk, another service and a
 * certificate, and says at /readyz whether it has them. One class that needs nothing but a JDK and
 * the driver, because that is all its image holds.
 */
public final class DrillService {
  private static final List<ByteBuffer> EATEN = new ArrayList<>();
  private static final int PIECE = 8 << 20;
  private static final int DISK_PROBE_BYTES = 64 << 10;
  private static final int CONNECT_MILLIS = 1_000;

  private DrillService() {}

  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    if (!setting("EXIT").isEmpty()) {
      System.err.println("fatal: the setting EXIT tells me to end");
      System.exit(Integer.parseInt(setting("EXIT")));
    }
    InetAddress here = InetAddress.getLoopbackAddress();
    HttpServer plain =
        HttpServer.create(new InetSocketAddress(here, Integer.parseInt(setting("PORT"))), 16);
    plain.createContext("/readyz", DrillService::ready);
    plain.setExecutor(Executors.newCachedThreadPool());
    HttpsServer secure =
        HttpsServer.create(new InetSocketAddress(here, Integer.parseInt(setting("TLS_PORT"))), 16);
    secure.setHttpsConfigurator(new HttpsConfigurator(tls()));
    secure.createContext("/readyz", DrillService::ready);
    plain.start();
    secure.start();
    System.out.println("listening on " + plain.getAddress() + " and " + secure.getAddress());
    eat(setting("EAT_MIB"));
  }

  private static String setting(String name) {
    String value = System.getenv(name);
    return value == null ? "" : value;
  }

  private static SSLContext tls() throws IOException, GeneralSecurityException {
    char[] password = setting("TLS_PASSWORD").toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(
        new ByteArrayInputStream(Base64.getMimeDecoder().decode(setting("TLS_KEYSTORE"))),
        password);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** Takes that much memory for good, and uses it. */
  private static void eat(String mebibytes) {
    if (mebibytes.isEmpty()) {
      return;
    }
    try {
      for (int eaten = 0; eaten < Integer.parseInt(mebibytes); eaten += PIECE >> 20) {
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
        for (int i = 0; i < PIECE; i += 4096) {
          piece.put(i, (byte) 1);
        }
        EATEN.add(piece);
      }
      System.out.println("holding " + mebibytes + " MiB");
    } catch (OutOfMemoryError e) {
      System.err.println("fatal: " + e);
      System.exit(3);
    }
  }

  private static void ready(HttpExchange exchange) throws IOException {
    String problem = problem();
    byte[] answer = (problem.isEmpty() ? "ready" : problem).getBytes(StandardCharsets.UTF_8);
    int status = problem.isEmpty() ? 200 : 503;
    if (!setting("READY_STATUS").isEmpty()) {
      status = Integer.parseInt(setting("READY_STATUS"));
    }
    if (status != 200) {
      System.err.println("not ready: " + status + " " + problem);
    }
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static String problem() {
    try {
      Path probe = Path.of(setting("DATA_DIR"), "probe");
      Files.write(probe, new byte[DISK_PROBE_BYTES]);
      Files.delete(probe);
    } catch (IOException e) {
      return "disk: " + e.getMessage();
    }
    String payments = setting("PAYMENTS");
    int colon = payments.lastIndexOf(':');
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(
              payments.substring(0, colon), Integer.parseInt(payments.substring(colon + 1))),
          CONNECT_MILLIS);
    } catch (IOException e) {
      return "payments: " + e.getMessage();
    }
    return database();
  }

  private static String database() {
    Properties login = new Properties();
    login.setProperty("user", setting("DATABASE_USER"));
    login.setProperty("password", setting("DATABASE_PASSWORD"));
    login.setProperty("connectTimeout", "1");
    login.setProperty("socketTimeout", "2");
    try (Connection connection = DriverManager.getConnection(setting("DATABASE_URL"), login);
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM drill_note")) {
        rows.next();
        return "";
      }
    } catch (SQLException e) {
      return "database: " + e.getMessage();
    }
  }
}
