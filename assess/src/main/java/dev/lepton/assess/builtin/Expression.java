package dev.lepton.assess.builtin;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A regular expression as rules write it. RE2 runs it in linear time; what RE2 does not know, such
 * as looking ahead, runs with backtracking, but only for so many steps. Thread-safe.
 */
sealed interface Expression {
  /** Tells every match in a text. */
  void find(CharSequence text, Found found) throws GaveUp;

  /** Takes a match's range, the end excluded. */
  interface Found {
    void at(int start, int end);
  }

  /** Backtracking took more steps than one text is worth. */
  final class GaveUp extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    GaveUp(boolean forGood) {
      this.forGood = forGood;
    }

    /** Whether it did so often enough that the expression is not tried on any other text. */
    boolean isForGood() {
      return forGood;
    }
  }

  static Expression of(String written) {
    try {
      return new Linear(Pattern.compile(written));
    } catch (PatternSyntaxException e) {
      // Looking ahead and back-references are not in RE2's language, but rules use them.
      return new Backtracking(java.util.regex.Pattern.compile(written), new AtomicLong());
    }
  }

  /** What is wrong with it; empty when one of the two languages knows it. */
  static Optional<String> problem(String written) {
    try {
      of(written);
      return Optional.empty();
    } catch (java.util.regex.PatternSyntaxException e) {
      return Optional.of("is no regular expression: " + e.getDescription());
    }
  }

  /** RE2. */
  record Linear(Pattern pattern) implements Expression {
    @Override
    public void find(CharSequence text, Found found) {
      com.google.re2j.Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        // Of nothing, as of `.*` on an empty line; only looking ahead can mean something by it.
        if (matcher.end() > matcher.start()) {
          found.at(matcher.start(), matcher.end());
        }
      }
    }
  }

  /**
   * The JDK's, on a leash. Only steps that led nowhere add up, so that the outcome depends neither
   * on the order of texts nor on what is remembered of others.
   *
   * @param wasted steps on texts that were given up
   */
  record Backtracking(java.util.regex.Pattern pattern, AtomicLong wasted) implements Expression {
    private static final long STEPS_PER_CHARACTER = 1_000;
    private static final long LEAST_STEPS = 200_000;

    /** About a second's. */
    private static final long MOST_WASTED = 100_000_000;

    @Override
    public void find(CharSequence text, Found found) throws GaveUp {
      if (wasted.get() >= MOST_WASTED) {
        throw new GaveUp(true);
      }
      long steps = Math.max(LEAST_STEPS, text.length() * STEPS_PER_CHARACTER);
      java.util.regex.Matcher matcher = pattern.matcher(new Counted(text, steps));
      try {
        while (matcher.find()) {
          found.at(matcher.start(), matcher.end());
        }
      } catch (OutOfSteps | StackOverflowError e) {
        throw new GaveUp(wasted.addAndGet(steps) >= MOST_WASTED);
      }
    }
  }

  /** Thrown through the JDK's matcher, which has no other way to be stopped. */
  final class OutOfSteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfSteps() {
      super("out of steps", null, false, false);
    }
  }

  /** A text that can be looked at only so often. */
  final class Counted implements CharSequence {
    private final CharSequence text;
    private long steps;

    Counted(CharSequence text, long steps) {
      this.text = text;
      this.steps = steps;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--steps < 0) {
        throw new OutOfSteps();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
