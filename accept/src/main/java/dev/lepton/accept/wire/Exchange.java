package dev.lepton.accept.wire;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.traffic.Answer;
import dev.lepton.accept.traffic.Call;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One request on its way to its answer, redirects within the same site included. Used once. */
public final class Exchange {
  private static final int MAX_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Wish wish;
  private final Consumer<Ending> listener;
  private Call call;
  private int redirectsLeft = MAX_REDIRECTS;
  private long deadlineNanos;
  private long sentNanos;
  private boolean sentAgain;
  private boolean ended;

  /**
   * What is wanted of the answer.
   *
   * @param deadlineNanos until when it must have been sent, by {@link System#nanoTime}
   * @param whole whether headers and body are to be kept
   * @param redirects whether redirects are to be followed
   * @param cookies the visitor's; empty for one who keeps none
   */
  public record Wish(
      long deadlineNanos, boolean whole, boolean redirects, Optional<CookieJar> cookies) {}

  /**
   * @param listener called once, on the event loop
   */
  public Exchange(Call call, Wish wish, Consumer<Ending> listener) {
    this.call = call;
    this.wish = wish;
    this.deadlineNanos = wish.deadlineNanos();
    this.listener = listener;
  }

  Call call() {
    return call;
  }

  boolean wantsWhole() {
    return wish.whole();
  }

  Optional<CookieJar> cookies() {
    return wish.cookies();
  }

  boolean isOverdue(long now) {
    return now - deadlineNanos >= 0;
  }

  /**
   * From now on the answer is waited for, however long the request has waited here: were it given
   * up soon after, an overloaded server would work for nobody, and be called slower than it is.
   */
  void sending(long now, Duration timeout) {
    if (sentNanos == 0) {
      sentNanos = now;
      deadlineNanos = now + timeout.toNanos();
    }
  }

  /**
   * Whether a request that went out over a used connection, which the server closed without a word,
   * may go out again: the server had closed it before the request came.
   */
  boolean mayBeSentAgain() {
    boolean idempotent = !call.method().equals("POST") && !call.method().equals("PATCH");
    boolean may = idempotent && !sentAgain;
    sentAgain = true;
    return may;
  }

  /** Whether the answer asks for one more request, which {@link #call} then is. */
  boolean goesOn(int status, Optional<String> location) {
    if (!wish.redirects() || !REDIRECTS.contains(status)) {
      return false;
    }
    if (location.isEmpty()) {
      end(Optional.of(status), "status " + status + " without Location");
      return false;
    }
    Optional<URI> next = resolved(location.get());
    if (next.isEmpty() || !call.site().owns(next.get())) {
      String host = next.map(URI::getAuthority).orElse(location.get());
      end(Optional.of(status), "redirect to another host (" + host + "), not followed");
      return false;
    }
    if (redirectsLeft == 0) {
      end(Optional.of(status), "more than " + MAX_REDIRECTS + " redirects");
      return false;
    }
    redirectsLeft--;
    call = call.redirected(status, next.get());
    return true;
  }

  private Optional<URI> resolved(String location) {
    Site site = call.site();
    try {
      String here = site.base().getScheme() + "://" + site.authority() + call.target();
      return Optional.of(URI.create(here).resolve(location));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void answered(Answer answer) {
    finish(new Ending(Optional.of(answer), Optional.empty(), sentNanos, System.nanoTime()));
  }

  void fail(String failure) {
    end(Optional.empty(), failure);
  }

  private void end(Optional<Integer> status, String failure) {
    long now = System.nanoTime();
    Optional<Answer> answer = status.map(code -> new Answer(code, List.of(), new byte[0]));
    finish(new Ending(answer, Optional.of(failure), sentNanos == 0 ? now : sentNanos, now));
  }

  private void finish(Ending ending) {
    if (!ended) {
      ended = true;
      listener.accept(ending);
    }
  }

  boolean hasEnded() {
    return ended;
  }
}
