package dev.lepton.operate;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A health probe over HTTP: a GET that is answered in time with 2xx is healthy. Thread-safe. */
public final class HttpProbe implements Supplier<ProbeResult> {
  private final HttpRequest request;
  private final Duration timeout;
  private final HttpClient client;

  /**
   * @param url what to get; redirects are not followed
   * @param timeout for the whole answer; positive
   * @throws LeptonException CONFIG_INVALID when it is not an absolute HTTP address
   */
  public HttpProbe(String url, Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(timeout)
            .build();
    try {
      this.request = HttpRequest.newBuilder(URI.create(url)).timeout(timeout).GET().build();
    } catch (IllegalArgumentException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "not an absolute HTTP address: '" + url + "'",
          "health probe",
          "write it like http://shop.example:8080/readyz",
          e);
    }
  }

  /** Probes once. Never throws; an interruption is a failed probe and stays set on the thread. */
  @Override
  public ProbeResult get() {
    long start = System.nanoTime();
    String detail = ask();
    return new ProbeResult(detail.isEmpty(), (System.nanoTime() - start) / 1e6, detail);
  }

  /**
   * What was wrong; empty when nothing was. The request's own time-out would not cover the body.
   */
  private String ask() {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      int status = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS).statusCode();
      return status / 100 == 2 ? "" : "status " + status;
    } catch (TimeoutException e) {
      answer.cancel(true);
      return "no answer within " + timeout.toMillis() + " ms";
    } catch (ExecutionException e) {
      return describe(e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private String describe(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof HttpTimeoutException) {
      return "no answer within " + timeout.toMillis() + " ms";
    }
    return cause instanceof ConnectException
        ? "no connection"
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
