package dev.lepton.accept.testing;

import dev.lepton.model.migration.RequestSpec;
import java.util.Optional;

/** Requests as migration.yaml would give them. */
public final class Requests {
  private Requests() {}

  public static RequestSpec get(String path) {
    return new RequestSpec("GET", path, Optional.empty(), "application/json", Optional.empty());
  }

  public static RequestSpec get(String path, String expect) {
    return new RequestSpec("GET", path, Optional.empty(), "application/json", Optional.of(expect));
  }

  public static RequestSpec post(String path, String body) {
    return new RequestSpec("POST", path, Optional.of(body), "application/json", Optional.empty());
  }
}
