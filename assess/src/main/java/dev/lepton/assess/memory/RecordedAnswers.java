package dev.lepton.assess.memory;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.InputFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Passes a provider's answers about one file on, and notes them, so that they can be given again.
 * For one thread.
 */
public final class RecordedAnswers implements HitSink {
  private static final String FILE = "file";

  private final InputFile file;
  private final HitSink sink;
  private final boolean noted;
  private final List<Object> hits = new ArrayList<>();
  private final List<Object> leftOut = new ArrayList<>();
  private boolean reliable = true;

  /**
   * @param noted whether there is a memory at all
   */
  public RecordedAnswers(InputFile file, HitSink sink, boolean noted) {
    this.file = file;
    this.sink = sink;
    this.noted = noted;
  }

  @Override
  public void hit(int query, Hit hit) {
    sink.hit(query, hit);
    if (noted) {
      reliable &= hit.uri().equals(file.uri());
      List<Object> place =
          hit.location()
              .<List<Object>>map(
                  at -> List.of(at.startLine(), at.startColumn(), at.endLine(), at.endColumn()))
              .orElse(List.of());
      boolean named = file.address().equals(hit.variables().get(FILE));
      hits.add(
          List.of(
              query,
              hit.file().isPresent(),
              hit.dependency(),
              place,
              named ? without(hit.variables()) : hit.variables(),
              named));
    }
  }

  /** Where the file is, the next analysis knows: that may be of a copy at another place. */
  private static Map<String, Object> without(Map<String, Object> variables) {
    Map<String, Object> others = new HashMap<>(variables);
    others.remove(FILE);
    return others;
  }

  @Override
  public void fail(int query, String reason) {
    reliable = false;
    sink.fail(query, reason);
  }

  @Override
  public void gaveUp(int query, URI uri, String reason) {
    reliable = false;
    sink.gaveUp(query, uri, reason);
  }

  @Override
  public void unread(URI uri, String reason) {
    reliable = false;
    sink.unread(uri, reason);
  }

  @Override
  public void leftOut(URI uri, String reason) {
    reliable &= uri.equals(file.uri());
    leftOut.add(reason);
    sink.leftOut(uri, reason);
  }

  /**
   * Keeps the answers for the next analysis, unless something went wrong that may go right then.
   */
  public void keep(String part, FileMemory memory) {
    if (!reliable) {
      memory.forget(file);
    } else if (memory.isActive()) {
      memory.keep(part, file, value());
    }
  }

  /** Whether the file alone decides on the answers. */
  public boolean isReliable() {
    return reliable;
  }

  /** All answers, in the order they came. */
  public Object value() {
    return List.of(List.copyOf(hits), List.copyOf(leftOut));
  }

  /**
   * Gives answers again.
   *
   * @param value of {@link #value()}, for the same file
   */
  public static void replay(Object value, InputFile file, HitSink sink) {
    List<?> both = (List<?>) value;
    for (Object one : (List<?>) both.get(0)) {
      List<?> hit = (List<?>) one;
      sink.hit((Integer) hit.get(0), hit(hit, file));
    }
    for (Object reason : (List<?>) both.get(1)) {
      sink.leftOut(file.uri(), (String) reason);
    }
  }

  private static Hit hit(List<?> hit, InputFile file) {
    @SuppressWarnings("unchecked")
    Map<String, Object> variables = (Map<String, Object>) hit.get(4);
    if ((Boolean) hit.get(5)) {
      variables = new HashMap<>(variables);
      variables.put(FILE, file.address());
    }
    return new Hit(
        file.uri(),
        (Boolean) hit.get(1) ? Optional.of(file) : Optional.empty(),
        location((List<?>) hit.get(3)),
        variables,
        (Boolean) hit.get(2));
  }

  private static Optional<Location> location(List<?> place) {
    return place.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Location(
                (Integer) place.get(0),
                (Integer) place.get(1),
                (Integer) place.get(2),
                (Integer) place.get(3)));
  }
}
