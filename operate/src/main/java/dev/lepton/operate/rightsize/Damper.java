package dev.lepton.operate.rightsize;

import dev.lepton.operate.rightsize.Memory.Remembered;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides whether what usage says is a change. A change must be worth it (a dead band around what
 * is asked for, wider against the direction of the last change), must have held in every part of
 * the time, and comes once in a cool-down. What was recommended and not done yet is said again, as
 * it was, as long as it is about right. A process that was killed for want of memory waits for
 * nothing. Immutable.
 */
final class Damper {
  private final Damping damping;
  private final Memory memory;
  private final Instant now;

  Damper(Damping damping, Memory memory, Instant now) {
    this.damping = damping;
    this.memory = memory;
    this.now = now;
  }

  /**
   * @param to the new request; empty for none
   * @param why in words, either way
   * @param fresh what to remember; empty where nothing new was decided
   */
  record Decision(Optional<Double> to, String why, Optional<Remembered> fresh) {
    static Decision keep(String why) {
      return new Decision(Optional.empty(), why, Optional.empty());
    }
  }

  /**
   * @param key under which it is remembered
   * @param asked 0 for nothing
   * @param size what usage says, rounded
   * @param windows the same of each part of the time for which it is known
   * @param urgent whether a process was killed for want of it
   */
  record Question(String key, double asked, double size, List<Double> windows, boolean urgent) {}

  Decision decide(Question question) {
    Optional<Remembered> last = memory.of(question.key());
    if (question.asked() <= 0) {
      return last.filter(one -> one.isOpen(0) && isAbout(one.to(), question.size()))
          .map(this::again)
          .orElseGet(() -> change(question, "nothing is asked for"));
    }
    double ratio = question.size() / question.asked();
    if (question.urgent() && isBeyond(ratio, true, damping.up())) {
      return change(question, "a process was killed for want of it");
    }
    Optional<Remembered> open = last.filter(one -> one.isOpen(question.asked()));
    if (open.isPresent() && isAbout(open.get().to(), question.size()) && stillPays(open.get())) {
      return again(open.get());
    }
    boolean raise = ratio > 1;
    boolean against = last.isPresent() && open.isEmpty() && last.get().raises() != raise;
    double band = (raise ? damping.up() : damping.down()) * (against ? damping.reversal() : 1);
    if (!isBeyond(ratio, raise, band)) {
      return Decision.keep(
          text(
              "should be %+.0f %%: within the %.0f %% that make no change",
              pct(ratio), band * 100));
    }
    return held(question, raise, band)
        .map(Decision::keep)
        .orElseGet(() -> cooled(question, last, ratio));
  }

  private Decision cooled(Question question, Optional<Remembered> last, double ratio) {
    Optional<Instant> next = last.map(one -> one.at().plus(damping.coolDown()));
    if (next.isPresent() && next.get().isAfter(now)) {
      return Decision.keep(
          text(
              "should be %+.0f %%, but the last change is of %s; the next can be on %s",
              pct(ratio),
              last.get().at().atOffset(ZoneOffset.UTC).toLocalDate(),
              next.get().atOffset(ZoneOffset.UTC).toLocalDate()));
    }
    return change(question, text("should be %+.0f %%", pct(ratio)));
  }

  /** Why it has not held for long enough; empty if it has. */
  private Optional<String> held(Question question, boolean raise, double band) {
    List<Double> sizes = question.windows();
    if (sizes.size() < damping.windows()) {
      return Optional.of(
          text(
              "measured in %d of %d parts of the time; a change needs all",
              sizes.size(), damping.windows()));
    }
    long holds =
        sizes.stream().filter(size -> isBeyond(size / question.asked(), raise, band)).count();
    return holds == sizes.size()
        ? Optional.empty()
        : Optional.of(
            text("a change held in %d of %d parts of the time only", holds, sizes.size()));
  }

  private static boolean isBeyond(double ratio, boolean raise, double band) {
    return raise ? ratio > 1 + band : ratio < 1 - band;
  }

  /** Whether one size is so near to another that none of both would be changed to the other. */
  private boolean isAbout(double before, double size) {
    return size <= before * (1 + damping.up()) && size >= before * (1 - damping.down());
  }

  private boolean stillPays(Remembered one) {
    double ratio = one.from() > 0 ? one.to() / one.from() : Double.MAX_VALUE;
    return isBeyond(ratio, ratio > 1, ratio > 1 ? damping.up() : damping.down());
  }

  private Decision again(Remembered one) {
    return new Decision(
        Optional.of(one.to()),
        "recommended since " + one.at().atOffset(ZoneOffset.UTC).toLocalDate(),
        Optional.empty());
  }

  private Decision change(Question question, String why) {
    return new Decision(
        Optional.of(question.size()),
        why,
        Optional.of(new Remembered(question.asked(), question.size(), now)));
  }

  private static double pct(double ratio) {
    return (ratio - 1) * 100;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
