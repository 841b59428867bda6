package dev.lepton.assess.discover;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Looks at servers, several at once. One that fails does not stop the others.
 *
 * @param parallelism how many at once, at least 1
 * @param samples where single samples are kept as well
 */
public record Discovery(Watch watch, int parallelism, Optional<SampleFolder> samples) {

  /**
   * Returns what was seen, in the order of the targets; those that failed were told to the listener
   * and are left out.
   */
  public List<HostRecord> run(List<? extends DiscoveryTarget> targets, DiscoveryListener listener) {
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, parallelism));
    try {
      List<Future<Optional<HostRecord>>> all = new ArrayList<>();
      for (DiscoveryTarget target : targets) {
        all.add(threads.submit(() -> one(target, listener)));
      }
      List<HostRecord> seen = new ArrayList<>();
      for (Future<Optional<HostRecord>> host : all) {
        host.get().ifPresent(seen::add);
      }
      return seen;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED, "it was interrupted", "lepton discover", "run it again", e);
    } catch (ExecutionException e) {
      throw new LeptonException(
          ErrorCode.INTERNAL,
          "looking at a server failed: " + e.getCause(),
          "lepton discover",
          "report this as a defect",
          e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Optional<HostRecord> one(DiscoveryTarget target, DiscoveryListener listener) {
    try {
      HostRecord host = new HostWatch(target, watch, samples, listener, Clock.systemUTC()).run();
      listener.finished(host);
      return Optional.of(host);
    } catch (LeptonException e) {
      listener.failed(target.address(), e);
      return Optional.empty();
    }
  }
}
