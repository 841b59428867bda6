package dev.lepton.accept.http;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Fetches single pages of one site, without following redirects. Thread-safe. */
public final class Browser {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 256 * 1024;

  private final Site site;
  private final HttpClient client;

  /** Believes the certificates that the JDK's authorities vouch for. */
  public Browser(Site site) {
    this(site, plain().build());
  }

  private Browser(Site site, HttpClient client) {
    this.site = site;
    this.client = client;
  }

  /** Looks at a site whatever certificate it shows. */
  public static Browser onlooking(Site site) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, null);
      return new Browser(site, plain().sslContext(context).build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java speaks TLS", e);
    }
  }

  private static HttpClient.Builder plain() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .connectTimeout(TIMEOUT);
  }

  /**
   * Gets a page; empty when no HTTP answer comes within ten seconds.
   *
   * @throws LeptonException INTERRUPTED when the thread is interrupted
   */
  public Optional<Page> get(String path) {
    return fetch("GET", path);
  }

  /**
   * As {@link #get}, with another method that changes nothing.
   *
   * @param headers name, value, name, value, …
   */
  public Optional<Page> fetch(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.resolve(path))
            .timeout(TIMEOUT)
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return await(client.sendAsync(request.build(), info -> new FirstBytes(MOST_BYTES)))
        .map(
            answer ->
                new Page(
                    method + " " + path, answer.statusCode(), answer.headers(), answer.body()));
  }

  /** The time-out counts for the body too: a page that streams for ever is not waited for. */
  private <T> Optional<HttpResponse<T>> await(CompletableFuture<HttpResponse<T>> answer) {
    try {
      return Optional.of(answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      // Nobody there, or no HTTP spoken: for every caller that is the answer "nothing".
      answer.cancel(true);
      return Optional.empty();
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED, "the test was interrupted", site.toString(), "run it again", e);
    }
  }
}
