package dev.lepton.transform.internal.manifest;

import dev.lepton.model.plan.Demand;
import dev.lepton.transform.internal.schedule.Timetable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts of one application, of each kind. */
public final class Samples {
  private Samples() {}

  public static Workload web() {
    return workload(
        "web-api",
        Optional.of(new Workload.Endpoint(8080, "/healthz", "/readyz")),
        Optional.empty());
  }

  public static Workload worker() {
    return workload("worker", Optional.empty(), Optional.empty());
  }

  public static Workload nightly() {
    return workload("nightly", Optional.empty(), Optional.of(Timetable.of("0 3 * * *")));
  }

  /** Answers, and keeps a database in its own files. */
  public static Workload ledger() {
    return with(
        workload(
            "ledger",
            Optional.of(new Workload.Endpoint(8090, "/healthz", "/readyz")),
            Optional.empty()),
        true,
        new Traits(false, Optional.of("SQLite keeps its files."), Optional.empty(), List.of()));
  }

  /** Runs once for each release. */
  public static Workload migration() {
    return with(
        workload("migrate", Optional.empty(), Optional.empty()),
        false,
        new Traits(true, Optional.empty(), Optional.empty(), List.of()));
  }

  /** The web part with a client of Kubernetes. */
  public static Workload asking() {
    return with(web(), true, Traits.NONE.askingCluster(Optional.of("It asks the cluster.")));
  }

  /** The web part as load tests and a look at the servers know it. */
  public static Workload observed() {
    Traits.Scaling scaling = new Traits.Scaling(55, Optional.of(4), "Load tests.");
    return with(
        web(),
        true,
        new Traits(
            false,
            Optional.empty(),
            Optional.of(scaling),
            List.of(
                new Traits.Flow(false, "10.0.0.7", false, Optional.of(8080)),
                new Traits.Flow(false, "worker", true, Optional.of(8080)),
                new Traits.Flow(true, "10.0.0.9", false, Optional.of(25)),
                new Traits.Flow(true, "10.0.0.5", false, Optional.of(5432)))));
  }

  /** The same with files. */
  static Workload keeping(Workload plain) {
    return with(plain, true, plain.traits());
  }

  public static List<Workload> all() {
    return List.of(web(), worker(), nightly(), ledger(), migration());
  }

  private static Workload with(Workload plain, boolean dataVolume, Traits traits) {
    return new Workload(
        plain.identity(),
        plain.endpoint(),
        plain.schedule(),
        plain.demand(),
        plain.configuration(),
        plain.secrets(),
        dataVolume,
        plain.onlyOne(),
        plain.stickyReason(),
        plain.databasePorts(),
        plain.calls(),
        traits);
  }

  private static Workload workload(
      String name, Optional<Workload.Endpoint> endpoint, Optional<Timetable> schedule) {
    return new Workload(
        new Workload.Identity("shop", name, "1.0+7", name + ":1.0"),
        endpoint,
        schedule,
        new Demand(0.5, 1, 10, 5, 2, 5, List.of()),
        Map.of("GREETING", "yes: \"$HOME\"", "PORT", "8080"),
        List.of(new Workload.SecretVariable("DATABASE_URL", name + "-database")),
        name.equals("web-api"),
        Optional.empty(),
        Optional.empty(),
        List.of(5432),
        name.equals("worker") ? List.of("web-api", "mail") : List.of(),
        Traits.NONE);
  }
}
