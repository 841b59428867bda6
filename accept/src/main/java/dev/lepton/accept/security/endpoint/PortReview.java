package dev.lepton.accept.security.endpoint;

import static dev.lepton.accept.security.check.Severity.HIGH;
import static dev.lepton.accept.security.check.Severity.MEDIUM;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.security.check.Check;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Looks which ports of one host are open although nobody has declared them. Connections are opened
 * and closed again at a short list of ports; nothing is sent.
 */
public final class PortReview {
  private static final Check INNER =
      new Check(
          "endpoint-open-inner-port",
          "no database and no console can be reached that is not declared",
          HIGH,
          "let it listen at the loopback address or in the cluster only, or close the port in the"
              + " firewall");

  private static final Check OPEN =
      new Check(
          "endpoint-open-port",
          "only declared ports can be reached",
          MEDIUM,
          "stop what listens there, or declare the port: --ports, or a Service's spec.ports");

  private static final int TIMEOUT_MILLIS = 1000;
  private static final int AT_ONCE = 16;

  private PortReview() {}

  /**
   * @param site whose host is looked at; its own port is declared by being given
   * @param declared further ports that are meant to be open
   * @throws LeptonException TARGET_UNREACHABLE when the host's name is not known; INTERRUPTED when
   *     the thread is interrupted
   */
  public static List<SecurityCheck> review(Site site, Set<Integer> declared) {
    return review(site, declared, KnownPort.ALL);
  }

  static List<SecurityCheck> review(Site site, Set<Integer> declared, List<KnownPort> known) {
    List<KnownPort> unexpected =
        open(
            site,
            known.stream()
                .filter(port -> port.number() != site.port() && !declared.contains(port.number()))
                .toList());
    String host = site.base().getHost();
    List<SecurityCheck> checks = new ArrayList<>();
    checks.addAll(INNER.outcome(places(host, unexpected, true), host));
    checks.addAll(OPEN.outcome(places(host, unexpected, false), host));
    return checks;
  }

  private static List<String> places(String host, List<KnownPort> open, boolean inner) {
    return open.stream()
        .filter(port -> port.inner() == inner)
        .map(port -> host + ", " + port.title() + " is open")
        .toList();
  }

  private static List<KnownPort> open(Site site, List<KnownPort> ports) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      InetAddress address = InetAddress.getByName(site.base().getHost());
      List<Future<Boolean>> answers = new ArrayList<>();
      ports.forEach(port -> answers.add(threads.submit(() -> answers(address, port.number()))));
      List<KnownPort> open = new ArrayList<>();
      for (int i = 0; i < ports.size(); i++) {
        if (answers.get(i).get()) {
          open.add(ports.get(i));
        }
      }
      return open;
    } catch (UnknownHostException e) {
      throw new LeptonException(
          ErrorCode.TARGET_UNREACHABLE,
          "nobody knows the host",
          site.toString(),
          "correct the address",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED, "the test was interrupted", site.toString(), "run it again", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a port cannot be asked", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean answers(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
      return true;
    } catch (IOException e) {
      // Refused, or silent as behind a firewall: closed either way.
      return false;
    }
  }
}
