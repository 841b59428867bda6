package dev.lepton.assess.sbom;

import java.util.Set;
import java.util.TreeSet;

/**
 * One library, gathered from all places that mention it. Mutable while it is gathered; for one
 * thread.
 */
final class Part {
  private final Coordinates coordinates;
  private final Set<String> licences = new TreeSet<>();
  private final Set<String> places = new TreeSet<>();
  private final Set<String> asks = new TreeSet<>();
  private final Set<Digests> digests = new TreeSet<>();
  private boolean direct;

  Part(Coordinates coordinates) {
    this.coordinates = coordinates;
  }

  Coordinates coordinates() {
    return coordinates;
  }

  /** Names as they are written. */
  Set<String> licences() {
    return licences;
  }

  /** Paths of the files that declare or are it. */
  Set<String> places() {
    return places;
  }

  /** References of the parts it depends on. */
  Set<String> asks() {
    return asks;
  }

  /** Of the archives that are it; several when its bytes differ from place to place. */
  Set<Digests> digests() {
    return digests;
  }

  /** Whether the application itself names or carries it. */
  boolean isDirect() {
    return direct;
  }

  void markDirect() {
    direct = true;
  }
}
