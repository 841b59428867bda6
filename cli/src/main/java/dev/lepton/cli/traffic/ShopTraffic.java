package dev.lepton.cli.traffic;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Customers who use the shop until they are told to stop. Thread-safe. */
public final class ShopTraffic implements AutoCloseable {
  private static final String PROBE = "/api/products?limit=1";
  private static final int WARM_UP_REQUESTS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final LatencyBook latencies = new LatencyBook();
  private final FailureLog failures = new FailureLog();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final ShopClient client;
  private final WriteLedger ledger;

  private ShopTraffic(TrafficPlan plan) {
    this.client = new ShopClient(plan.baseUrl(), latencies, failures);
    this.ledger = new WriteLedger(plan.journal().map(WriteJournal::open));
  }

  /**
   * Starts readers and writers, once the shop has answered a first request.
   *
   * @throws LeptonException SOURCE_UNREACHABLE when it does not; DISK_FULL when the journal cannot
   *     be written
   */
  public static ShopTraffic start(TrafficPlan plan) {
    ShopTraffic traffic = new ShopTraffic(plan);
    traffic.warmUp(plan.baseUrl());
    String run = WriteStamp.newRun(Instant.now());
    for (int i = 1; i <= plan.readers(); i++) {
      traffic.launch(plan, "shop-reader-" + i, new Reader(traffic.client, plan.stock(), i));
    }
    for (int i = 1; i <= plan.writers(); i++) {
      WriteStamp first = new WriteStamp(i, run, 1);
      traffic.launch(
          plan,
          "shop-writer-" + i,
          new Writer(traffic.client, plan.stock(), traffic.ledger, first, plan.writers()));
    }
    return traffic;
  }

  private void warmUp(String baseUrl) {
    try {
      for (int i = 0; i < WARM_UP_REQUESTS; i++) {
        client.warmUp(PROBE);
      }
    } catch (IOException e) {
      ledger.close();
      throw new LeptonException(
          ErrorCode.SOURCE_UNREACHABLE,
          "the shop does not answer: " + e,
          baseUrl + PROBE,
          "start the shop first",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ledger.close();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "interrupted before the traffic began",
          baseUrl,
          "start it again",
          e);
    }
  }

  private void launch(TrafficPlan plan, String name, PacedLoop.Turn turn) {
    Thread thread =
        new Thread(new PacedLoop(name, turn, plan.thinkMillis(), stopping, failures), name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /** From now on requests count as sent after the switch. */
  public void markSwitch() {
    latencies.markSwitch();
  }

  /**
   * Measures latencies and the longest wait from now on: a shop that has just started is slow for a
   * moment, and nobody's fault. Counts of writes, failures and requests are kept.
   */
  public void forgetWarmUp() {
    latencies.forget();
  }

  /** The writes acknowledged so far; it keeps growing until {@link #stop}. */
  public AcknowledgedWrites acknowledgedWrites() {
    return ledger.acknowledged();
  }

  public TrafficReport snapshot() {
    return new TrafficReport(
        ledger.acknowledged().count(),
        ledger.unknownCount(),
        failures.count(),
        latencies.count(),
        failures.samples(),
        latencies.longestWriteWait(),
        latencies.before(),
        latencies.after());
  }

  /**
   * Lets everybody finish the request that is under way, at most 15 s, and sends no other. May be
   * called again.
   */
  public TrafficReport stop() {
    stopping.countDown();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.forEach(Thread::interrupt);
    ledger.close();
    return snapshot();
  }

  @Override
  public void close() {
    stop();
  }
}
