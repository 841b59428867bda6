package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SequenceInfo;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Compares sequences: whether both sides have the same ones, and whether the second side has fallen
 * behind the first.
 */
public final class SequenceComparison {
  private static final String KIND = "sequence";

  private final Map<QualifiedName, SequenceInfo> from;
  private final Map<QualifiedName, SequenceInfo> to;
  private final UnaryOperator<QualifiedName> targetName;

  public SequenceComparison(List<SequenceInfo> from, List<SequenceInfo> to) {
    this(from, to, name -> name);
  }

  /**
   * @param to under the names of the first side
   * @param targetName what the second side calls them
   */
  SequenceComparison(
      List<SequenceInfo> from, List<SequenceInfo> to, UnaryOperator<QualifiedName> targetName) {
    this.from = byName(from);
    this.to = byName(to);
    this.targetName = targetName;
  }

  int count() {
    return from.size();
  }

  /** Sequences that only one side has. */
  void compareNames(Differences differences) {
    from.keySet().stream()
        .filter(name -> !to.containsKey(name))
        .forEach(name -> report(differences, name, "is missing"));
    to.keySet().stream()
        .filter(name -> !from.containsKey(name))
        .forEach(name -> report(differences, name, "is extra"));
  }

  /** Sequences that count in another manner. */
  void compareOptions(Differences differences) {
    common(
        (name, ours, theirs) -> {
          List<String> options = new ArrayList<>();
          if (ours.increment() != theirs.increment()) {
            options.add("increment");
          }
          if (ours.minValue() != theirs.minValue()) {
            options.add("minimum");
          }
          if (ours.maxValue() != theirs.maxValue()) {
            options.add("maximum");
          }
          if (ours.cycles() != theirs.cycles()) {
            options.add("cycle");
          }
          if (!options.isEmpty()) {
            String what = "counts in another manner";
            differences.add(
                new Difference(
                    name.toString(), what, KIND, options, Optional.of(alteration(name, ours))));
          }
        });
  }

  /** Sequences of the second side that would skip values; no harm, but worth knowing. */
  List<QualifiedName> ahead() {
    List<QualifiedName> ahead = new ArrayList<>();
    common(
        (name, ours, theirs) -> {
          if (isBehind(ours, theirs)) {
            ahead.add(name);
          }
        });
    return ahead;
  }

  private interface Both {
    void accept(QualifiedName name, SequenceInfo ours, SequenceInfo theirs);
  }

  private void common(Both both) {
    from.forEach(
        (name, ours) -> {
          SequenceInfo theirs = to.get(name);
          if (theirs != null) {
            both.accept(name, ours, theirs);
          }
        });
  }

  private String alteration(QualifiedName name, SequenceInfo wanted) {
    return "ALTER SEQUENCE "
        + targetName.apply(name).sql()
        + " INCREMENT BY "
        + wanted.increment()
        + " MINVALUE "
        + wanted.minValue()
        + " MAXVALUE "
        + wanted.maxValue()
        + (wanted.cycles() ? " CYCLE" : " NO CYCLE");
  }

  private String position(QualifiedName name, SequenceInfo wanted) {
    return "SELECT pg_catalog.setval('"
        + targetName.apply(name).sql().replace("'", "''")
        + "', "
        + wanted.lastValue()
        + ", "
        + wanted.isCalled()
        + ")";
  }

  /** Sequences whose next value at the second side has been handed out at the first. */
  void comparePositions(Differences differences) {
    common(
        (name, ours, theirs) -> {
          if (isBehind(theirs, ours)) {
            Optional<String> mend = Optional.of(position(name, ours));
            differences.add(new Difference(name.toString(), "is behind", KIND, List.of(), mend));
          }
        });
  }

  /**
   * Whether a sequence would hand out a value that the other has handed out already, or passed
   * over.
   */
  public static boolean isBehind(SequenceInfo sequence, SequenceInfo other) {
    int order = next(sequence).compareTo(next(other));
    return other.increment() > 0 ? order < 0 : order > 0;
  }

  private static BigInteger next(SequenceInfo sequence) {
    BigInteger last = BigInteger.valueOf(sequence.lastValue());
    return sequence.isCalled() ? last.add(BigInteger.valueOf(sequence.increment())) : last;
  }

  private static void report(Differences differences, QualifiedName name, String how) {
    differences.add(new Difference(name.toString(), how, KIND, List.of()));
  }

  private static Map<QualifiedName, SequenceInfo> byName(List<SequenceInfo> sequences) {
    return sequences.stream()
        .collect(
            Collectors.toMap(
                SequenceInfo::name, Function.identity(), (first, second) -> first, TreeMap::new));
  }
}
