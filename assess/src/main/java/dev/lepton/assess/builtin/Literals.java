package dev.lepton.assess.builtin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds texts of which one must occur, in lower case, wherever a regular expression matches. It may
 * find none, but never a wrong one: whatever it does not understand, it takes for anything.
 */
final class Literals {
  private final String pattern;
  private int at;

  /** What one part of an expression needs: any of these texts; none known when empty. */
  private record Need(List<String> texts) {
    static final Need NONE = new Need(List.of());

    int strength() {
      return texts.stream().mapToInt(String::length).min().orElse(0);
    }
  }

  private Literals(String pattern) {
    this.pattern = pattern;
  }

  /** The texts; empty when the expression can match without any of a known kind. */
  static List<String> of(String pattern) {
    Literals literals = new Literals(pattern);
    Need need = literals.alternatives().orElse(Need.NONE);
    boolean all = literals.at == pattern.length();
    return all && need.strength() >= 2 && need.texts().size() <= 64 ? need.texts() : List.of();
  }

  /** Empty when something is not understood. */
  private Optional<Need> alternatives() {
    List<String> texts = new ArrayList<>();
    boolean known = true;
    do {
      Optional<Need> branch = sequence();
      if (branch.isEmpty()) {
        return Optional.empty();
      }
      known &= !branch.get().texts().isEmpty();
      texts.addAll(branch.get().texts());
    } while (accept('|'));
    return Optional.of(known ? new Need(texts) : Need.NONE);
  }

  private Optional<Need> sequence() {
    List<Need> needs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      int start = at;
      Optional<Need> atom = atom();
      if (atom.isEmpty()) {
        return Optional.empty();
      }
      boolean letter = atom.get().texts().size() == 1 && !isGroup(start);
      boolean optional = quantifier();
      if (letter && !optional && !repeated) {
        run.append(atom.get().texts().get(0));
        continue;
      }
      if (letter && !optional) {
        run.append(atom.get().texts().get(0));
      }
      flush(run, needs);
      if (!letter && !optional) {
        needs.add(atom.get());
      }
    }
    flush(run, needs);
    return Optional.of(
        needs.stream().max(Comparator.comparingInt(Need::strength)).orElse(Need.NONE));
  }

  private boolean isGroup(int start) {
    return pattern.charAt(start) == '(';
  }

  private static void flush(StringBuilder run, List<Need> needs) {
    if (!run.isEmpty()) {
      needs.add(new Need(List.of(Folding.fold(run.toString()))));
      run.setLength(0);
    }
  }

  private boolean repeated;

  /** Steps over a quantifier; true when it allows nothing at all. */
  private boolean quantifier() {
    repeated = false;
    boolean optional = false;
    while (at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
      char sign = pattern.charAt(at);
      int end = sign == '{' ? pattern.indexOf('}', at) : at;
      if (sign == '{' && !isCount(end)) {
        break;
      }
      optional |= sign != '+';
      repeated = true;
      at = end + 1;
    }
    return optional;
  }

  private boolean isCount(int end) {
    return end > at && pattern.substring(at + 1, end).matches("\\d+(,\\d*)?");
  }

  private Optional<Need> atom() {
    char c = pattern.charAt(at);
    return switch (c) {
      case '(' -> group();
      case '[' -> characterClass();
      case '\\' -> escape();
      case '.', '^', '$' -> {
        at++;
        yield Optional.of(Need.NONE);
      }
      default -> {
        at++;
        yield Optional.of(new Need(List.of(String.valueOf(c))));
      }
    };
  }

  private Optional<Need> group() {
    at++;
    if (accept('?')) {
      if (accept('!') || accept('=') || at + 1 < pattern.length() && isLookBehind()) {
        return lookAround();
      }
      int end = at;
      while (end < pattern.length() && ":)>".indexOf(pattern.charAt(end)) < 0) {
        end++;
      }
      if (end == pattern.length()) {
        return Optional.empty();
      }
      at = end + 1;
      if (pattern.charAt(end) == ')') {
        return Optional.of(Need.NONE);
      }
    }
    Optional<Need> inner = alternatives();
    return accept(')') ? inner : Optional.empty();
  }

  private boolean isLookBehind() {
    boolean behind = pattern.charAt(at) == '<' && "!=".indexOf(pattern.charAt(at + 1)) >= 0;
    at += behind ? 2 : 0;
    return behind;
  }

  /** What must not follow, or what follows and is not part of the match, is no need. */
  private Optional<Need> lookAround() {
    Optional<Need> inner = alternatives();
    return inner.isPresent() && accept(')') ? Optional.of(Need.NONE) : Optional.empty();
  }

  private Optional<Need> characterClass() {
    int end = at + 1;
    if (end < pattern.length() && pattern.charAt(end) == '^') {
      end++;
    }
    if (end < pattern.length() && pattern.charAt(end) == ']') {
      end++;
    }
    while (end < pattern.length() && pattern.charAt(end) != ']') {
      if (pattern.startsWith("[:", end)) {
        return Optional.empty();
      }
      end += pattern.charAt(end) == '\\' ? 2 : 1;
    }
    at = end + 1;
    return at <= pattern.length() ? Optional.of(Need.NONE) : Optional.empty();
  }

  private Optional<Need> escape() {
    if (at + 1 >= pattern.length()) {
      return Optional.empty();
    }
    char c = pattern.charAt(at + 1);
    at += 2;
    if (Character.isLetterOrDigit(c)) {
      boolean simple = "bBdDsSwWntrfvAz".indexOf(c) >= 0;
      return simple ? Optional.of(Need.NONE) : Optional.empty();
    }
    return Optional.of(new Need(List.of(String.valueOf(c))));
  }

  private boolean accept(char c) {
    boolean there = at < pattern.length() && pattern.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }
}
