package dev.lepton.accept.load;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends what is due, a bounded number at a time. {@link #submit} never blocks: were the generator
 * to wait for the server, the server would set the rate. Thread-safe.
 */
final class Sender {
  private final HttpClient client;
  private final LoadPlan plan;
  private final List<RequestTemplate> templates;
  private final Tally tally;
  private final CountDownLatch unfinished;
  private final Queue<Due> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger drains = new AtomicInteger();
  private volatile boolean stopped;

  Sender(HttpClient client, LoadPlan plan, List<RequestTemplate> templates, Tally tally) {
    this.client = client;
    this.plan = plan;
    this.templates = templates;
    this.tally = tally;
    this.unfinished = new CountDownLatch(plan.warmUpCount() + plan.measuredCount());
  }

  void submit(Due due) {
    waiting.add(due);
    drain();
  }

  /**
   * One thread at a time moves requests from the queue to the wire; another one that comes
   * meanwhile only leaves word that there is more. That keeps a chain of quick failures from
   * recursing.
   */
  private void drain() {
    if (drains.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      sendWhatFits();
      seen = drains.addAndGet(-seen);
    } while (seen != 0);
  }

  private void sendWhatFits() {
    while (!stopped && inFlight.get() < plan.maxInFlight()) {
      Due next = waiting.poll();
      if (next == null) {
        return;
      }
      inFlight.incrementAndGet();
      send(next);
    }
  }

  private void send(Due due) {
    RequestTemplate template = templates.get((int) ((due.number() - 1) % templates.size()));
    long left = due.dueNanos() + plan.timeout().toNanos() - System.nanoTime();
    if (left <= 0) {
      finished(due, template, Outcome.unanswered("no free connection in time"));
      return;
    }
    new Conversation(client, template)
        .start(due.number(), Duration.ofNanos(left))
        .thenAccept(outcome -> finished(due, template, outcome));
  }

  private void finished(Due due, RequestTemplate template, Outcome outcome) {
    if (due.measured()) {
      tally.record(template.name(), due.dueNanos(), System.nanoTime(), outcome);
    }
    inFlight.decrementAndGet();
    unfinished.countDown();
    drain();
  }

  /** Whether all have ended before the limit passed. */
  boolean awaitAll(Duration limit) throws InterruptedException {
    return unfinished.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Sends nothing any more. */
  void stop() {
    stopped = true;
    waiting.clear();
  }
}
