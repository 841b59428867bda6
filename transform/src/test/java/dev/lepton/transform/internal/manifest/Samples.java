package dev.lepton.transform.internal.manifest;

import dev.lepton.model.plan.Demand;
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
    return workload("nightly", Optional.empty(), Optional.of("0 3 * * *"));
  }

  public static List<Workload> all() {
    return List.of(web(), worker(), nightly());
  }

  private static Workload workload(
      String name, Optional<Workload.Endpoint> endpoint, Optional<String> schedule) {
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
        name.equals("worker") ? List.of("web-api", "mail") : List.of());
  }
}
