package dev.lepton.pipeline.cutover;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficStats;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.model.transfer.CutoverData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A gateway and databases that write down what is asked of them, and do at a step what a test
 * wants. Not thread-safe.
 */
final class RecordedSides {
  private final List<String> log = new ArrayList<>();
  private final Map<String, Runnable> actions = new HashMap<>();
  private Route route = Route.OLD;
  private long differences;
  private long lateWrites;
  private boolean opened;

  /** Does something whenever a step is reached, after it has been written down. */
  RecordedSides at(String step, Runnable action) {
    actions.put(step, action);
    return this;
  }

  RecordedSides route(Route initial) {
    route = initial;
    return this;
  }

  RecordedSides differences(long count) {
    differences = count;
    return this;
  }

  RecordedSides lateWrites(long count) {
    lateWrites = count;
    return this;
  }

  /** As if an earlier process had opened the new primary, and died. */
  RecordedSides openedBefore() {
    opened = true;
    return this;
  }

  boolean opened() {
    return opened;
  }

  Route route() {
    return route;
  }

  List<String> log() {
    return List.copyOf(log);
  }

  long times(String step) {
    return log.stream().filter(step::equals).count();
  }

  void record(String step) {
    log.add(step);
    actions.getOrDefault(step, () -> {}).run();
  }

  CutoverData data(String database) {
    return new CutoverData(database, "0/16B3748", 12, differences, 3, "lepton_back");
  }

  long lateWrites() {
    return lateWrites;
  }

  TrafficSwitch gateway() {
    return new Gateway();
  }

  /** The users' side. */
  private final class Gateway implements TrafficSwitch {
    @Override
    public void start(String oldUrl) {
      record("start gateway");
    }

    @Override
    public void announce(String newUrl) {
      record("announce");
    }

    @Override
    public Route route() {
      return route;
    }

    @Override
    public Hold hold(Duration lease) {
      record("hold");
      return new Held();
    }

    @Override
    public void limit(int most, Duration lease) {
      record("limit");
    }

    @Override
    public TrafficStats stats() {
      return new TrafficStats(0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public void resetStats() {
      record("reset statistics");
    }
  }

  /** Seven requests that wait. */
  private final class Held implements TrafficSwitch.Hold {
    @Override
    public void switchTo(Route wanted) {
      record("switch");
      route = wanted;
    }

    @Override
    public long held() {
      return 7;
    }

    @Override
    public double millis() {
      return 0;
    }

    @Override
    public void close() {
      record("let go");
    }
  }
}
