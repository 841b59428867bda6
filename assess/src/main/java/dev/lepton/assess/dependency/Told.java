package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.FileTable.Unread;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Notes what was told of files while they were read, for all who ask. For one thread. */
final class Told implements HitSink {
  private final List<Unread> places = new ArrayList<>();

  @Override
  public void hit(int query, Hit hit) {
    throw new IllegalStateException("nothing was asked");
  }

  @Override
  public void fail(int query, String reason) {
    throw new IllegalStateException("nothing was asked: " + reason);
  }

  @Override
  public void unread(URI file, String reason) {
    places.add(new Unread(file, reason, false));
  }

  @Override
  public void leftOut(URI file, String reason) {
    places.add(new Unread(file, reason, true));
  }

  /** Whether everything could be read. */
  boolean isNothing() {
    return places.isEmpty();
  }

  void repeat(HitSink sink) {
    for (Unread place : places) {
      if (place.deliberate()) {
        sink.leftOut(place.uri(), place.reason());
      } else {
        sink.unread(place.uri(), place.reason());
      }
    }
  }
}
