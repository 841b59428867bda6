package dev.lepton.accept.load;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One request and its answer, redirects within the same site included. Used once. */
final class Conversation {
  private static final int MAX_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final HttpClient client;
  private final RequestTemplate template;
  private volatile @Nullable CompletableFuture<?> underWay;

  Conversation(HttpClient client, RequestTemplate template) {
    this.client = client;
    this.template = template;
  }

  /**
   * Sends it. The future never fails: whatever goes wrong is an outcome.
   *
   * @param timeout for the whole of it, body and redirects included
   */
  CompletableFuture<Outcome> start(long number, Duration timeout) {
    return send(template.render(number, timeout), MAX_REDIRECTS)
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .exceptionally(this::failed);
  }

  private CompletableFuture<Outcome> send(HttpRequest request, int redirectsLeft) {
    String expected = template.expected().orElse("");
    CompletableFuture<HttpResponse<Boolean>> sent =
        client.sendAsync(request, info -> new TextSearch(expected));
    underWay = sent;
    return sent.thenCompose(answer -> judge(request, answer, redirectsLeft));
  }

  private CompletableFuture<Outcome> judge(
      HttpRequest request, HttpResponse<Boolean> answer, int redirectsLeft) {
    if (REDIRECTS.contains(answer.statusCode())) {
      return follow(request, answer, redirectsLeft);
    }
    if (answer.statusCode() / 100 != 2) {
      return ended(Outcome.wrong("status " + answer.statusCode()));
    }
    return ended(
        answer.body()
            ? Outcome.AS_EXPECTED
            : Outcome.wrong(
                "the answer does not contain '" + template.expected().orElse("") + "'"));
  }

  /** As a browser does it: after a POST, 301 to 303 are fetched; 307 and 308 keep the method. */
  private CompletableFuture<Outcome> follow(
      HttpRequest request, HttpResponse<?> answer, int redirectsLeft) {
    URI next = answer.headers().firstValue("Location").map(request.uri()::resolve).orElse(null);
    if (next == null) {
      return ended(Outcome.wrong("status " + answer.statusCode() + " without Location"));
    }
    if (!template.site().owns(next)) {
      return ended(
          Outcome.wrong("redirect to another host (" + next.getAuthority() + "), not followed"));
    }
    if (redirectsLeft == 0) {
      return ended(Outcome.wrong("more than " + MAX_REDIRECTS + " redirects"));
    }
    HttpRequest.Builder following =
        HttpRequest.newBuilder(next).timeout(request.timeout().orElse(LoadPlan.DEFAULT_TIMEOUT));
    if (answer.statusCode() >= 307) {
      following.method(
          request.method(), request.bodyPublisher().orElseGet(HttpRequest.BodyPublishers::noBody));
      request
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> following.header("Content-Type", type));
    }
    return send(following.build(), redirectsLeft - 1);
  }

  private static CompletableFuture<Outcome> ended(Outcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }

  private Outcome failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ConnectException) {
      return Outcome.unanswered("no connection");
    }
    if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
      cancel();
      return Outcome.unanswered("no answer in time");
    }
    return Outcome.unanswered(cause.getClass().getSimpleName() + ": " + cause.getMessage());
  }

  /** Ends the exchange, so that its connection is not held by an answer nobody waits for. */
  private void cancel() {
    CompletableFuture<?> current = underWay;
    if (current != null) {
      current.cancel(true);
    }
  }
}
