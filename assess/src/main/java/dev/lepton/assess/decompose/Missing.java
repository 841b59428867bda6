package dev.lepton.assess.decompose;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import java.net.URI;
import java.util.List;
import java.util.TreeSet;

/** Gathers what could not be read. Thread-safe. */
final class Missing implements HitSink {
  private final TreeSet<String> places = new TreeSet<>();

  synchronized List<String> all() {
    return List.copyOf(places);
  }

  @Override
  public synchronized void unread(URI file, String reason) {
    places.add(file + ": " + reason);
  }

  @Override
  public void leftOut(URI file, String reason) {
    // Left out for a good reason: nothing is missing.
  }

  @Override
  public void hit(int query, Hit hit) {
    throw new IllegalStateException("nothing was asked");
  }

  @Override
  public void fail(int query, String reason) {
    throw new IllegalStateException("nothing was asked: " + reason);
  }
}
