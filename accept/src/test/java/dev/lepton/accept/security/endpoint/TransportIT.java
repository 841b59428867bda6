package dev.lepton.accept.security.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.testing.SecureServer;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check on a certificate that is as it should be, and on one with a single fault. */
@Tag("side-by-side")
class TransportIT {
  @TempDir Path folder;

  @Test
  void passesAGoodCertificate() {
    try (SecureServer server = SecureServer.start(folder)) {
      Handshake handshake = new Handshake(Site.of(server.url()));
      List<X509Certificate> chain = handshake.certificates();

      assertThat(chain).hasSize(1);
      Instant now = chain.get(0).getNotBefore().toInstant().plus(Duration.ofDays(1));
      assertThat(Transport.expired(chain, now)).isEmpty();
      assertThat(Transport.expiring(chain, now)).isEmpty();
      assertThat(Transport.wrongName(chain, "127.0.0.1")).isEmpty();
      assertThat(Transport.weak(chain)).isEmpty();
      assertThat(Transport.oldVersions(handshake)).isEmpty();
    }
  }

  @Test
  void seesThatNobodyVouchesForIt() {
    try (SecureServer server = SecureServer.start(folder)) {
      assertThat(new Handshake(Site.of(server.url())).untrusted()).isPresent();
    }
  }

  @Test
  void pagesAreLookedAtWhateverTheCertificate() {
    try (SecureServer server = SecureServer.start(folder)) {
      List<SecurityCheck> checks = EndpointReview.review(Site.of(server.url()), List.of());

      assertThat(checks).filteredOn(check -> !check.passed()).isNotEmpty();
      assertThat(checks).extracting(SecurityCheck::id).contains(Cookies.SECURE.id());
    }
  }

  @Test
  void aSiteThatAnswersNothingDoesNotPass() {
    String gone;
    try (SecureServer server = SecureServer.start(folder)) {
      gone = server.url();
    }

    assertThatThrownBy(() -> EndpointReview.review(Site.of(gone), List.of()))
        .isInstanceOfSatisfying(
            LeptonException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE));
  }

  @Test
  void seesWhenItEnds() {
    List<X509Certificate> chain = certificate("-keyalg", "EC", "-validity", "90");
    Instant end = chain.get(0).getNotAfter().toInstant();

    assertThat(Transport.expired(chain, end.plusSeconds(1))).hasSize(1);
    assertThat(Transport.expiring(chain, end.minus(Duration.ofDays(20)))).hasSize(1);
    assertThat(Transport.expiring(chain, end.minus(Duration.ofDays(22)))).isEmpty();
  }

  @Test
  void seesWhomItNames() {
    List<X509Certificate> chain =
        certificate("-keyalg", "EC", "-ext", "san=dns:shop.example,dns:*.shop.example");

    assertThat(Transport.wrongName(chain, "shop.example")).isEmpty();
    assertThat(Transport.wrongName(chain, "WWW.shop.example")).isEmpty();
    assertThat(Transport.wrongName(chain, "a.b.shop.example")).hasSize(1);
    assertThat(Transport.wrongName(chain, "other.example"))
        .containsExactly("names [shop.example, *.shop.example]");
  }

  /** The subject's common name has not counted for years. */
  @Test
  void aCertificateWithoutAlternativeNamesNamesNobody() {
    assertThat(Transport.wrongName(certificate("-keyalg", "EC"), "test"))
        .containsExactly("names nobody");
  }

  @Test
  void seesAWeakKeyAndSignature() {
    assertThat(
            Transport.weak(
                certificate("-keyalg", "RSA", "-keysize", "1024", "-sigalg", "SHA1withRSA")))
        .containsExactly("an RSA key of 1024 bits", "signed with SHA1withRSA");
  }

  /** No server of today can be had that speaks TLS 1.0: this one only says its first words. */
  @Test
  void seesAServerThatAgreesToAnOldVersion() throws IOException {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      thread.execute(() -> agree(server));

      Site site = Site.of("https://127.0.0.1:" + server.getLocalPort());
      assertThat(Transport.oldVersions(new Handshake(site)))
          .containsExactly("TLS 1.0 is agreed to");
    } finally {
      thread.shutdownNow();
    }
  }

  private static void agree(ServerSocket server) {
    byte[] hello = {22, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1};
    for (int i = 0; i < 2; i++) {
      try (Socket socket = server.accept()) {
        socket.getInputStream().readNBytes(5);
        socket.getOutputStream().write(hello);
        socket.getInputStream().readAllBytes();
      } catch (IOException e) {
        return;
      }
    }
  }

  private List<X509Certificate> certificate(String... options) {
    try (SecureServer server = SecureServer.start(folder, options)) {
      return new Handshake(Site.of(server.url())).certificates();
    }
  }
}
