package dev.lepton.deploy.gateway;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficShare.Window;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Measures each release on its own, over every window. Confined to one event loop. */
final class SideMeter {
  private final Map<Window, Map<Route, Side>> windows = new EnumMap<>(Window.class);

  SideMeter() {
    for (Window window : Window.values()) {
      windows.put(window, begin());
    }
  }

  private static final class Side {
    // Three digits of microseconds; grows as it needs to.
    private final Histogram micros = new Histogram(3);
    private long failures;

    void add(boolean failed, long value) {
      micros.recordValue(value);
      failures += failed ? 1 : 0;
    }

    JsonObject json() {
      return new JsonObject()
          .put("requests", micros.getTotalCount())
          .put("failures", failures)
          .put("p95Millis", micros.getValueAtPercentile(95) / 1e3);
    }
  }

  private static Map<Route, Side> begin() {
    Map<Route, Side> sides = new EnumMap<>(Route.class);
    for (Route route : Route.values()) {
      sides.put(route, new Side());
    }
    return sides;
  }

  void answered(Route route, boolean failed, long micros) {
    windows.values().forEach(sides -> sides.get(route).add(failed, micros));
  }

  /** By route, what was measured since the window began; it begins anew. */
  JsonObject next(Window window) {
    JsonObject answer = new JsonObject();
    windows.get(window).forEach((route, side) -> answer.put(route.name(), side.json()));
    windows.put(window, begin());
    return answer;
  }
}
