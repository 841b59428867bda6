package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SequenceInfo;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares sequences: whether both sides have the same ones, and whether the second side has fallen
 * behind the first.
 */
public final class SequenceComparison {
  private final Map<QualifiedName, SequenceInfo> from;
  private final Map<QualifiedName, SequenceInfo> to;

  public SequenceComparison(List<SequenceInfo> from, List<SequenceInfo> to) {
    this.from = byName(from);
    this.to = byName(to);
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

  /** Sequences whose next value at the second side has been handed out at the first. */
  void comparePositions(Differences differences) {
    from.forEach(
        (name, sequence) -> {
          SequenceInfo other = to.get(name);
          if (other != null && isBehind(other, sequence)) {
            report(differences, name, "is behind");
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
    differences.add(new Difference(name.toString(), how, "sequence", List.of()));
  }

  private static Map<QualifiedName, SequenceInfo> byName(List<SequenceInfo> sequences) {
    return sequences.stream()
        .collect(
            Collectors.toMap(
                SequenceInfo::name, Function.identity(), (first, second) -> first, TreeMap::new));
  }
}
