package dev.lepton.assess.reference;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a provider answers, as {@code path:line}. */
final class CollectedHits implements HitSink {
  private final Map<Integer, List<Hit>> hits = new ConcurrentHashMap<>();
  private final List<String> unread = new CopyOnWriteArrayList<>();
  private final List<String> failed = new CopyOnWriteArrayList<>();
  private final URI root;

  CollectedHits(Path root) {
    this.root = root.toUri();
  }

  @Override
  public void hit(int query, Hit hit) {
    hits.computeIfAbsent(query, any -> new CopyOnWriteArrayList<>()).add(hit);
  }

  @Override
  public void fail(int query, String reason) {
    failed.add(reason);
  }

  @Override
  public void unread(URI file, String reason) {
    unread.add(file + ": " + reason);
  }

  @Override
  public void leftOut(URI file, String reason) {
    unread.add(file + ": " + reason);
  }

  TreeSet<String> places(int query) {
    TreeSet<String> places = new TreeSet<>();
    for (Hit hit : hits.getOrDefault(query, List.of())) {
      String path = hit.uri().toString().replaceFirst("^file:///", "file:/");
      String base = root.toString().replaceFirst("^file:///", "file:/");
      int line = hit.location().map(location -> location.startLine()).orElse(0);
      places.add(
          (path.startsWith(base) ? path.substring(base.length()).replaceFirst("^/", "") : path)
              + ":"
              + line);
    }
    return places;
  }

  List<Hit> hits(int query) {
    return new ArrayList<>(hits.getOrDefault(query, List.of()));
  }

  List<String> unread() {
    return List.copyOf(unread);
  }

  List<String> failed() {
    return List.copyOf(failed);
  }
}
