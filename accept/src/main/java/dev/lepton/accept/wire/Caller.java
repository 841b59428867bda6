package dev.lepton.accept.wire;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.traffic.Call;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Sends one request after the other and waits for each answer. Thread-safe. */
public final class Caller implements AutoCloseable {
  private final Client client;
  private final Duration timeout;

  /**
   * @param authorities PEM file with those whose certificates are believed; empty for the JDK's
   * @throws LeptonException TARGET_UNREACHABLE when a site's name is not known
   */
  public Caller(Set<Site> sites, Duration timeout, Optional<Path> authorities) {
    this.client = new Client(sites, new Limits(4, timeout), () -> Trust.of(authorities));
    this.timeout = timeout;
  }

  /**
   * The whole answer, or why there is none.
   *
   * @throws LeptonException INTERRUPTED when the thread is interrupted
   */
  public Ending call(Call call, boolean redirects, Optional<CookieJar> cookies) {
    CompletableFuture<Ending> ended = new CompletableFuture<>();
    long deadline = System.nanoTime() + timeout.toNanos();
    Exchange.Wish wish = new Exchange.Wish(deadline, true, redirects, cookies);
    client.loop().execute(() -> client.submit(new Exchange(call, wish, ended::complete)));
    try {
      return ended.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "the test was interrupted",
          call.site().toString(),
          "run it again",
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer was lost", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
