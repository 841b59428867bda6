package dev.lepton.accept;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.load.LoadPlan;
import dev.lepton.accept.load.OpenLoad;
import dev.lepton.accept.traffic.Traffic;
import dev.lepton.accept.wire.Limits;
import dev.lepton.model.Phase;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.acceptance.LoadResult;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.AcceptSpec;
import dev.lepton.model.migration.RequestSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which loads there are, and against whom. */
record Loads(EventSink events, Steps steps, AcceptRequest request) {
  /** From here on the generator itself spoils the figures. */
  private static final double LATE_MILLIS = 50;

  /**
   * @param notTested gets a line for each load that could not be run
   */
  List<LoadResult> run(List<String> notTested) {
    List<LoadResult> results = new ArrayList<>();
    AcceptSpec spec = request.spec();
    if (spec.safeRequests().isEmpty()) {
      notTested.add("latency and errors of reads: accept.safeRequests is empty");
    } else {
      request
          .oldUrl()
          .ifPresentOrElse(
              url -> results.add(load("old", "safe", url, spec.safeRequests())),
              () -> notTested.add("comparison with the old release: no application.url is known"));
      results.add(load("new", "safe", request.newUrl(), spec.safeRequests()));
    }
    write(notTested).ifPresent(results::add);
    return List.copyOf(results);
  }

  private Optional<LoadResult> write(List<String> notTested) {
    List<RequestSpec> writes = request.spec().writeRequests();
    if (writes.isEmpty()) {
      notTested.add("latency and errors of writes: accept.writeRequests is empty");
      return Optional.empty();
    }
    if (request.cloneUrl().isEmpty()) {
      writes.forEach(
          write ->
              notTested.add(
                  write.method()
                      + " "
                      + write.path()
                      + ": there is no throw-away clone to write to"));
      return Optional.empty();
    }
    return request.cloneUrl().map(url -> load("new", "write", url, writes));
  }

  private LoadResult load(String release, String kind, String url, List<RequestSpec> requests) {
    AcceptSpec spec = request.spec();
    Site site = Site.of(url);
    Traffic traffic = Traffic.inTurn(site, requests);
    LoadPlan plan =
        new LoadPlan(
            "load/" + release + "/" + kind,
            site,
            traffic,
            LoadPlan.steady(spec.rate(), traffic, spec.warmUp(), spec.duration()),
            spec.warmUp(),
            Limits.DEFAULT);
    String description =
        String.format(
            Locale.ROOT,
            "%s requests at the %s release, %.0f a second",
            kind,
            release,
            spec.rate());
    LoadReport result = steps.run(plan.name(), description, () -> new OpenLoad(events).run(plan));
    if (result.schedulingLagMillis().p99() > LATE_MILLIS) {
      warnLate(plan.name(), result.schedulingLagMillis().p99());
    }
    return result.as(release, kind);
  }

  private void warnLate(String step, double millis) {
    String message =
        String.format(
            Locale.ROOT,
            "%s: the load generator itself was %.0f ms late (p99); the machine is too busy for"
                + " exact figures",
            step,
            millis);
    events.emit(new Event.Noted(Phase.ACCEPT, Event.Level.WARNING, message));
  }
}
