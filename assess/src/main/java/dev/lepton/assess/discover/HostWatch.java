package dev.lepton.assess.discover;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at one server for a while. Not thread-safe. */
final class HostWatch {
  private final DiscoveryTarget target;
  private final Watch watch;
  private final Optional<SampleFolder> samples;
  private final DiscoveryListener listener;
  private final Clock clock;

  HostWatch(
      DiscoveryTarget target,
      Watch watch,
      Optional<SampleFolder> samples,
      DiscoveryListener listener,
      Clock clock) {
    this.target = target;
    this.watch = watch;
    this.samples = samples;
    this.listener = listener;
    this.clock = clock;
  }

  HostRecord run() {
    try (Probe probe = target.open()) {
      Look look = probe.look();
      Traffic traffic = new Traffic(look.server().addresses());
      Map<Integer, RunningProcess> processes = new TreeMap<>();
      probe.processes().forEach(process -> processes.put(process.pid(), process));
      Optional<String> interrupted = Optional.empty();
      try {
        measure(probe, look, traffic);
        probe.processes().forEach(process -> processes.putIfAbsent(process.pid(), process));
      } catch (LeptonException e) {
        // What was measured until now is worth keeping, and the inventory says where it ended.
        interrupted = Optional.of(String.valueOf(e.getMessage()));
      }
      return new HostRecord(target.address(), look, processes, traffic, interrupted);
    }
  }

  private void measure(Probe probe, Look look, Traffic traffic) {
    Instant before = clock.instant();
    Reading last = probe.read();
    traffic.see(last.sockets());
    for (long number = 1; number <= watch.readings(); number++) {
      await(before.plus(watch.interval()));
      Instant now = clock.instant();
      Reading reading = probe.read();
      traffic.see(reading.sockets());
      Map<Metric, Double> rates =
          reading.counters().since(last.counters(), Duration.between(before, now));
      Place where = Place.of(target.address() + " samples");
      rates.forEach((metric, value) -> look.server().samples(metric, where).add(now, value));
      samples.ifPresent(folder -> folder.append(look.server().label(), now, rates));
      last = reading;
      before = now;
      listener.read(target.address(), number, watch.readings());
    }
  }

  private void await(Instant time) {
    try {
      long wait = Duration.between(clock.instant(), time).toMillis();
      if (wait > 0) {
        Thread.sleep(wait);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED, "it was interrupted", target.address(), "run it again", e);
    }
  }
}
