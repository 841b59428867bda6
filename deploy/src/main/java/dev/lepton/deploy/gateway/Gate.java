package dev.lepton.deploy.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests pass, or keeps them in a queue, and knows how many are being answered. Confined to
 * one event loop, which is what makes every step of it atomic.
 */
final class Gate {
  private final Vertx vertx;
  private final int bound;
  private final Queue<Promise<Void>> queue = new ArrayDeque<>();
  private long inFlight;
  private @Nullable ActiveHold hold;
  private @Nullable Limit limit;

  /**
   * @param bound how many requests may wait
   */
  Gate(Vertx vertx, int bound) {
    this.vertx = vertx;
    this.bound = bound;
  }

  /** What a hold did. */
  record Ended(long held, double millis) {}

  private record ActiveHold(String id, long since, long timer, Promise<Void> drained) {
    double millis() {
      return (System.nanoTime() - since) / 1e6;
    }
  }

  private record Limit(int most, long timer) {}

  /**
   * Completes when the request may be forwarded; it is then in flight until {@link #leave()}. Fails
   * with {@link RejectedExecutionException} when the queue is full, or as many are in flight as may
   * be.
   */
  Future<Void> pass() {
    if (hold == null && limit != null && inFlight >= limit.most()) {
      return Future.failedFuture(new RejectedExecutionException("as many as may be are in flight"));
    }
    if (hold == null) {
      inFlight++;
      return Future.succeededFuture();
    }
    if (queue.size() >= bound) {
      return Future.failedFuture(new RejectedExecutionException("the queue is full"));
    }
    Promise<Void> promise = Promise.promise();
    queue.add(promise);
    return promise.future();
  }

  /** A request that passed has been answered. */
  void leave() {
    inFlight--;
    if (hold != null && inFlight == 0) {
      hold.drained().tryComplete();
    }
  }

  /**
   * Keeps requests from now on. Completes when none is in flight any more; fails with {@link
   * TimeoutException} at the end of the lease, the queue having been let go. Takes an earlier hold
   * over, with the requests it keeps.
   */
  Future<Void> hold(String id, Duration lease) {
    ActiveHold earlier = hold;
    long since = System.nanoTime();
    if (earlier != null) {
      since = earlier.since();
      vertx.cancelTimer(earlier.timer());
      earlier.drained().tryFail(new TimeoutException("another hold has taken over"));
    }
    long timer = vertx.setTimer(Math.max(1, lease.toMillis()), fired -> expire(id));
    hold = new ActiveHold(id, since, timer, Promise.promise());
    if (inFlight == 0) {
      hold.drained().complete();
    }
    return hold.drained().future();
  }

  private void expire(String id) {
    ActiveHold current = hold;
    if (current != null && current.id().equals(id)) {
      open();
      current
          .drained()
          .tryFail(new TimeoutException("requests were still in flight at the end of the lease"));
    }
  }

  /**
   * Lets no more than so many requests be in flight, until the lease is over; takes an earlier
   * limit over. What a hold has queued is not subject to it.
   */
  void limit(int most, Duration lease) {
    if (limit != null) {
      vertx.cancelTimer(limit.timer());
    }
    limit = new Limit(most, vertx.setTimer(Math.max(1, lease.toMillis()), over -> limit = null));
  }

  /** How many may be in flight; 0 where it does not matter. */
  int limit() {
    return limit == null ? 0 : limit.most();
  }

  boolean holds(String id) {
    return hold != null && hold.id().equals(id);
  }

  /** Whether nothing is being forwarded, so that the route can be changed under the queue. */
  boolean drained() {
    return hold != null && inFlight == 0;
  }

  /** Lets the queue go, first come, first served. */
  Ended open() {
    ActiveHold current = hold;
    if (current == null) {
      return new Ended(0, 0);
    }
    vertx.cancelTimer(current.timer());
    hold = null;
    Ended ended = new Ended(queue.size(), current.millis());
    for (Promise<Void> next = queue.poll(); next != null; next = queue.poll()) {
      inFlight++;
      next.complete();
    }
    return ended;
  }

  long inFlight() {
    return inFlight;
  }

  long held() {
    return queue.size();
  }

  /** For how long the hold has lasted, in ms; 0 when there is none. */
  double heldMillis() {
    return hold == null ? 0 : hold.millis();
  }
}
