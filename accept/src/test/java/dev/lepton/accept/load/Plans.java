package dev.lepton.accept.load;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.traffic.Traffic;
import dev.lepton.accept.wire.Limits;
import dev.lepton.model.migration.RequestSpec;
import java.time.Duration;
import java.util.List;

/** Loads at a constant rate. */
final class Plans {
  private Plans() {}

  static LoadPlan of(
      String url,
      List<RequestSpec> requests,
      double rate,
      Duration duration,
      Duration warmUp,
      int connections,
      Duration timeout) {
    Site site = Site.of(url);
    Traffic traffic = Traffic.inTurn(site, requests);
    return new LoadPlan(
        "load/new/safe",
        site,
        traffic,
        LoadPlan.steady(rate, traffic, warmUp, duration),
        warmUp,
        new Limits(connections, timeout));
  }
}
