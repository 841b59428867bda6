package dev.lepton.assess.evaluate;

import dev.lepton.assess.input.FileTable.Unread;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything the providers said, in an order that does not depend on threads. Thread-safe. */
final class Answers implements HitSink {
  /**
   * Beyond this, nobody reads on; it keeps a rule that matches every line from eating all memory.
   */
  static final int MOST_HITS = 20_000;

  private static final Comparator<Hit> ORDER =
      Comparator.comparing(Hit::uri)
          .thenComparing(hit -> hit.location().map(Location::startLine).orElse(0))
          .thenComparing(hit -> hit.location().map(Location::startColumn).orElse(0))
          .thenComparing(hit -> new TreeMap<>(hit.variables()).toString());

  private static final Comparator<Unread> PLACES =
      Comparator.comparing(Unread::uri).thenComparing(Unread::reason);

  private final Map<Integer, List<Hit>> hits = new HashMap<>();
  private final Map<Integer, String> failures = new HashMap<>();
  private final Map<Integer, TreeSet<Unread>> gaps = new HashMap<>();
  private final TreeSet<Unread> unread = new TreeSet<>(PLACES);
  private boolean cut;

  @Override
  public synchronized void hit(int query, Hit hit) {
    List<Hit> list = hits.computeIfAbsent(query, key -> new ArrayList<>());
    list.add(hit);
    if (list.size() >= 2 * MOST_HITS) {
      list.sort(ORDER);
      list.subList(MOST_HITS, list.size()).clear();
      cut = true;
    }
  }

  @Override
  public synchronized void fail(int query, String reason) {
    failures.merge(query, reason, (left, right) -> left.compareTo(right) < 0 ? left : right);
  }

  @Override
  public synchronized void gaveUp(int query, URI file, String reason) {
    gaps.computeIfAbsent(query, any -> new TreeSet<>(PLACES)).add(new Unread(file, reason, false));
  }

  @Override
  public synchronized void unread(URI file, String reason) {
    unread.add(new Unread(file, reason, false));
  }

  @Override
  public synchronized void leftOut(URI file, String reason) {
    unread.add(new Unread(file, reason, true));
  }

  /** What a condition found, sorted; the first ones where there are too many to show. */
  synchronized List<Hit> of(int query) {
    List<Hit> found = hits.getOrDefault(query, List.of());
    if (found.isEmpty()) {
      return found;
    }
    List<Hit> sorted = found.stream().sorted(ORDER).toList();
    cut |= sorted.size() > MOST_HITS;
    return sorted.size() > MOST_HITS ? sorted.subList(0, MOST_HITS) : sorted;
  }

  synchronized Optional<String> failure(int query) {
    return Optional.ofNullable(failures.get(query));
  }

  /** Whether there is a condition that could not be answered for all files. */
  synchronized boolean hasGaps() {
    return !gaps.isEmpty();
  }

  /** For which files a condition could not be answered; none when it failed for all of them. */
  synchronized List<Unread> gaps(int query) {
    return failures.containsKey(query)
        ? List.of()
        : List.copyOf(gaps.getOrDefault(query, new TreeSet<>(PLACES)));
  }

  synchronized List<Unread> unread() {
    List<Unread> all = new ArrayList<>(unread);
    if (cut) {
      String reason = "a condition holds in more places than are shown: the first " + MOST_HITS;
      all.add(new Unread(URI.create("condition:"), reason, true));
    }
    return all;
  }
}
