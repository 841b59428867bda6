package dev.lepton.accept.load;

import dev.lepton.accept.traffic.Journey;
import dev.lepton.accept.traffic.Step;
import dev.lepton.accept.wire.CookieJar;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A visitor on a journey. Belongs to one thread. */
final class Visit {
  private final Journey journey;
  private final Tallies tallies;
  private final Map<String, String> values;
  private final Optional<CookieJar> cookies;
  private int next;

  Visit(Journey journey, Map<String, String> values, Tallies tallies) {
    this.journey = journey;
    this.tallies = tallies;
    this.values = values;
    // A single request has nobody to show them to.
    this.cookies = journey.steps().size() > 1 ? Optional.of(new CookieJar()) : Optional.empty();
  }

  /** What to do now; null at the end of the journey. */
  @Nullable Step step() {
    return next < journey.steps().size() ? journey.steps().get(next) : null;
  }

  /** Where it is counted. */
  Tallies tallies() {
    return tallies;
  }

  void stepped() {
    next++;
  }

  Optional<CookieJar> cookies() {
    return cookies;
  }

  Map<String, String> values() {
    return values;
  }

  String value(String name) {
    return values.getOrDefault(name, "");
  }
}
