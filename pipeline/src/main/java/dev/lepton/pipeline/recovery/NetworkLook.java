package dev.lepton.pipeline.recovery;

import dev.lepton.model.migration.HostAddress;
import dev.lepton.operate.recovery.runbook.Facts;
import dev.lepton.operate.recovery.runbook.Sign;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** What can be seen of others over the network: open ports, and the certificates they show. */
final class NetworkLook {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final double SECONDS_A_DAY = 86_400;

  private NetworkLook() {}

  /**
   * @param current the address that the release uses now
   */
  static Facts dependency(Watched.Dependency dependency, HostAddress current) {
    Facts.Builder facts = Facts.builder();
    boolean reachable = answers(current);
    facts.flag(Sign.DEPENDENCY_REACHABLE, dependency.setting() + " at " + current, reachable);
    if (!reachable) {
      facts.flag(
          Sign.DEPENDENCY_ALTERNATIVE,
          dependency.setting(),
          alternative(dependency, current).isPresent());
    }
    return facts.build();
  }

  /** Another address that answers. */
  static Optional<HostAddress> alternative(Watched.Dependency dependency, HostAddress current) {
    return dependency.addresses().stream()
        .filter(address -> !address.equals(current))
        .filter(NetworkLook::answers)
        .findFirst();
  }

  static boolean answers(HostAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.host(), address.port()), TIMEOUT_MILLIS);
      return true;
    } catch (IOException e) {
      // Refused, unknown or silent: to a release that needs it, it is all the same.
      return false;
    }
  }

  /** Until when the certificate at that address is good; nothing where no TLS server answers. */
  static Facts certificate(HostAddress address, Instant now) {
    return notAfter(address)
        .map(
            until ->
                Facts.builder()
                    .number(
                        Sign.CERTIFICATE_DAYS_LEFT,
                        address.toString(),
                        Duration.between(now, until).toSeconds() / SECONDS_A_DAY)
                    .build())
        .orElse(Facts.NONE);
  }

  private static Optional<Instant> notAfter(HostAddress address) {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address.host(), address.port()), TIMEOUT_MILLIS);
      plain.setSoTimeout(TIMEOUT_MILLIS);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Reader()}, null);
      try (SSLSocket tls =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(plain, address.host(), address.port(), true)) {
        tls.startHandshake();
        Certificate first = tls.getSession().getPeerCertificates()[0];
        return first instanceof X509Certificate x509
            ? Optional.of(x509.getNotAfter().toInstant())
            : Optional.empty();
      }
    } catch (IOException | GeneralSecurityException e) {
      // Nothing is known of a certificate that is not shown; that nobody answers, the probe says.
      return Optional.empty();
    }
  }

  /** Lets every certificate pass: it is read here and nothing is sent over the connection. */
  private static final class Reader implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      // Nobody authenticates to us.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      // An expired one is what we have come to see.
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
