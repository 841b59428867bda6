package dev.lepton.assess.evaluate;

import java.net.URI;
import java.util.List;
import java.util.TreeSet;

/** Gathers what could not be read, for those who ask a provider nothing else. Thread-safe. */
public final class UnreadFiles implements HitSink {
  private final TreeSet<String> places = new TreeSet<>();

  /** Files and reasons, in words for the user, sorted. */
  public synchronized List<String> all() {
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
