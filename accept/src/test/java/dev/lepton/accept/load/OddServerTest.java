package dev.lepton.accept.load;

import static dev.lepton.accept.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.RequestSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that take liberties with HTTP, byte by byte. */
class OddServerTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger connections = new AtomicInteger();
  private ServerSocket server;

  /** What is said on a connection to the given request of it, from 1; null to close it. */
  @FunctionalInterface
  private interface Talk {
    String answer(int request);
  }

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  @Test
  void sendsAgainWhereAUsedConnectionWasClosedWithoutAWord() {
    serve(request -> request <= 3 ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" : null);

    LoadReport report = run();

    assertThat(report.errorSamples()).isEmpty();
    assertThat(report.completed()).isEqualTo(10);
    assertThat(connections.get()).isGreaterThan(2);
  }

  @Test
  void doesNotSendAgainWhereAFreshConnectionWasClosed() {
    serve(request -> null);

    assertThat(run().errorSamples())
        .containsExactly("GET /: the connection was closed before the answer was complete");
  }

  @Test
  void waitsForTheRealAnswerAfterAnEarlyHint() {
    serve(
        request ->
            "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

    LoadReport report = run();

    assertThat(report.errors()).isZero();
    assertThat(report.statuses()).containsOnlyKeys("200");
  }

  @Test
  void readsBodiesInChunks() {
    serve(request -> "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");

    assertThat(run().errors()).isZero();
  }

  @Test
  void knowsThatAnAnswerToHeadHasNoBody() {
    serve(request -> "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
    RequestSpec head =
        new RequestSpec("HEAD", "/", Optional.empty(), "text/plain", Optional.empty());

    LoadReport report = run(head);

    assertThat(report.errorSamples()).isEmpty();
    assertThat(report.completed()).isEqualTo(10);
    assertThat(connections.get()).isEqualTo(1);
  }

  @Test
  void reportsWhatIsNotHttp() {
    serve(request -> "SSH-2.0-OpenSSH_9\r\n\r\n");

    LoadReport report = run();

    assertThat(report.completed()).isZero();
    assertThat(report.errorSamples().get(0)).startsWith("GET /: the answer is not HTTP");
  }

  private void serve(Talk talk) {
    threads.execute(
        () -> {
          while (!server.isClosed()) {
            try {
              Socket socket = server.accept();
              connections.incrementAndGet();
              threads.execute(() -> talk(socket, talk));
            } catch (IOException e) {
              return;
            }
          }
        });
  }

  private static void talk(Socket socket, Talk talk) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = socket.getOutputStream();
      int request = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          String answer = talk.answer(++request);
          if (answer == null) {
            return;
          }
          out.write(answer.getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException e) {
      // The other side has gone: there is nobody left to tell.
      return;
    }
  }

  private LoadReport run() {
    return run(get("/"));
  }

  /** Ten requests over one connection at a time. */
  private LoadReport run(RequestSpec request) {
    return new OpenLoad(EventSink.none())
        .run(
            Plans.of(
                "http://127.0.0.1:" + server.getLocalPort(),
                List.of(request),
                100,
                Duration.ofMillis(100),
                Duration.ZERO,
                1,
                Duration.ofSeconds(5)));
  }
}
