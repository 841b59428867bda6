package dev.lepton.accept.security.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.security.manifest.ServicePorts;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortReviewTest {
  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static List<String> failed(Set<Integer> declared, KnownPort... known) {
    return PortReview.review(Site.of("http://127.0.0.1:1"), declared, List.of(known)).stream()
        .filter(check -> !check.passed())
        .map(check -> check.severity() + " " + check.where())
        .toList();
  }

  @Test
  void findsAnOpenPortThatIsNotDeclared() throws IOException {
    try (ServerSocket web = listening();
        ServerSocket database = listening()) {
      KnownPort one = new KnownPort(web.getLocalPort(), "HTTP", false);
      KnownPort other = new KnownPort(database.getLocalPort(), "PostgreSQL", true);

      assertThat(failed(Set.of(), one, other))
          .containsExactly(
              "high 127.0.0.1, port " + other.number() + " (PostgreSQL) is open",
              "medium 127.0.0.1, port " + one.number() + " (HTTP) is open");
      assertThat(failed(Set.of(one.number(), other.number()), one, other)).isEmpty();
    }
  }

  @Test
  void passesClosedPortsAndTheSitesOwn() throws IOException {
    int closed;
    try (ServerSocket gone = listening()) {
      closed = gone.getLocalPort();
    }
    assertThat(failed(Set.of(), new KnownPort(closed, "HTTP", false))).isEmpty();
    try (ServerSocket own = listening()) {
      List<SecurityCheck> checks =
          PortReview.review(
              Site.of("http://127.0.0.1:" + own.getLocalPort()),
              Set.of(),
              List.of(new KnownPort(own.getLocalPort(), "HTTP", false)));
      assertThat(checks).hasSize(2).allMatch(SecurityCheck::passed);
    }
  }

  @Test
  void everyPortIsListedOnce() {
    assertThat(KnownPort.ALL).extracting(KnownPort::number).doesNotHaveDuplicates();
  }

  @Test
  void anUnknownHostIsTold() {
    LeptonException unknown =
        catchThrowableOfType(
            LeptonException.class,
            () -> PortReview.review(Site.of("http://no-such-host.invalid"), Set.of()));
    assertThat(unknown.code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE);
  }

  @Test
  void servicesDeclareTheirPorts(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("service.yaml"),
            "kind: Service\nspec: {ports: [{port: 80, targetPort: 8080}, {port: 443, nodePort:"
                + " 30443}]}\n---\nkind: Pod\n");
    assertThat(ServicePorts.of(Map.of("service.yaml", file))).containsExactly(80, 443, 30443);
  }
}
