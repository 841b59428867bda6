package dev.lepton.deploy.internal.care;

import dev.lepton.deploy.cluster.ReleaseRevision.State;
import dev.lepton.deploy.internal.state.JsonFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What became of each revision of a target. One writer at a time. It is replaced as a whole, by a
 * rename, and not appended to: it never has more than ten entries, whose states change later, and a
 * process that is killed leaves the book of before or the book of after, never a torn line.
 *
 * @param file of all
 */
record RevisionBook(JsonFile<Pages> file) {
  private static final int REMEMBERED = 10;
  private static final int KEPT = 5;
  private static final Set<State> STARTABLE = Set.of(State.DEPLOYED, State.SUPERSEDED);

  static RevisionBook in(Path home) {
    return new RevisionBook(new JsonFile<>(home.resolve("revisions.json"), Pages.class));
  }

  /** All entries, by number. */
  record Pages(List<Entry> entries) {}

  /**
   * @param name of its instance, which what is kept of it is filed under
   */
  record Entry(int number, State state, Instant at, String by, String note, String name) {
    Entry as(State other) {
      return new Entry(number, other, at, by, note, name);
    }
  }

  List<Entry> all() {
    return file.read().map(Pages::entries).orElse(List.of());
  }

  Optional<Entry> entry(int number) {
    return all().stream().filter(each -> each.number() == number).findFirst();
  }

  /** The number after all that were ever given. */
  int next(int current) {
    return Math.max(current, all().stream().mapToInt(Entry::number).max().orElse(0)) + 1;
  }

  void begin(int number, String name, String note) {
    put(new Entry(number, State.PENDING, now(), who(), note, name));
  }

  void mark(int number, State state) {
    replace(each -> each.number() == number ? each.as(state) : each);
  }

  /**
   * That one runs from now on; the one that did until now was replaced by it. Both in one write: a
   * process that dies between two would leave a target on which nothing is called deployed.
   */
  void deployed(int number, String name) {
    Entry now =
        entry(number)
            .filter(each -> each.name().equals(name))
            .map(each -> each.as(State.DEPLOYED))
            .orElseGet(() -> new Entry(number, State.DEPLOYED, now(), who(), "", name));
    Stream<Entry> before =
        others(number)
            .map(each -> each.state() == State.DEPLOYED ? each.as(State.SUPERSEDED) : each);
    write(Stream.concat(before, Stream.of(now)).toList());
  }

  /** Runs that were left half-way. */
  List<Entry> interrupt() {
    List<Entry> left = all().stream().filter(each -> each.state() == State.PENDING).toList();
    left.forEach(each -> mark(each.number(), State.INTERRUPTED));
    return left;
  }

  /** Names of those that can be brought in again, the newest last. */
  List<String> kept() {
    List<Entry> startable =
        all().stream().filter(each -> STARTABLE.contains(each.state())).toList();
    return startable.stream()
        .skip(Math.max(0, startable.size() - KEPT))
        .map(Entry::name)
        .distinct()
        .toList();
  }

  private void put(Entry entry) {
    write(Stream.concat(others(entry.number()), Stream.of(entry)).toList());
  }

  private Stream<Entry> others(int number) {
    return all().stream().filter(each -> each.number() != number);
  }

  private void replace(UnaryOperator<Entry> change) {
    write(all().stream().map(change).toList());
  }

  private void write(List<Entry> entries) {
    List<Entry> sorted = entries.stream().sorted(Comparator.comparingInt(Entry::number)).toList();
    file.write(new Pages(sorted.subList(Math.max(0, sorted.size() - REMEMBERED), sorted.size())));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static String who() {
    return System.getProperty("user.name", "?")
        + " (process "
        + ProcessHandle.current().pid()
        + ")";
  }
}
