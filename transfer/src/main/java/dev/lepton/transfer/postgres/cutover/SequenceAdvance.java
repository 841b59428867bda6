package dev.lepton.transfer.postgres.cutover;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import dev.lepton.transfer.postgres.catalog.SequenceInfo;
import dev.lepton.transfer.postgres.verify.Catalogs;
import dev.lepton.transfer.postgres.verify.SequenceComparison;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sets sequences beyond what was handed out on the other side. They are not part of the change
 * stream, and no table lock stops them: a writer that waits at the fence has taken its number
 * already, and sessions keep a cache of numbers. Hence a margin.
 */
final class SequenceAdvance {
  private static final BigInteger MARGIN_STEPS = BigInteger.valueOf(1000);
  private static final BigInteger SHARE_OF_ROOM = BigInteger.TEN;

  private SequenceAdvance() {}

  /**
   * Sets the sequences of {@code to} that are behind those of {@code from}; never sets one back.
   *
   * @return how many were set
   */
  static int run(SideSession from, SideSession to, Catalogs catalogs) {
    List<SequenceInfo> wanted = catalogs.sourceSequences(from);
    List<SequenceInfo> present = catalogs.targetSequences(to);
    int[] set = new int[1];
    to.inTransaction(
        "set the sequences",
        target -> set[0] = advance(wanted, present, target, catalogs.targetNames()));
    return set[0];
  }

  private static int advance(
      List<SequenceInfo> wanted, List<SequenceInfo> present, Connection target, SchemaNames names)
      throws SQLException {
    Map<QualifiedName, SequenceInfo> known =
        present.stream().collect(Collectors.toMap(SequenceInfo::name, Function.identity()));
    List<SequenceInfo> behind =
        wanted.stream()
            .filter(sequence -> known.containsKey(sequence.name()))
            .filter(
                sequence -> SequenceComparison.isBehind(known.get(sequence.name()), goal(sequence)))
            .toList();
    String sql =
        "SELECT setval(s.name::regclass, s.value, s.called)"
            + " FROM unnest(?::text[], ?::bigint[], ?::boolean[]) AS s(name, value, called)";
    try (PreparedStatement statement = target.prepareStatement(sql)) {
      statement.setArray(
          1,
          target.createArrayOf(
              "text", behind.stream().map(s -> names.toTarget(s.name()).sql()).toArray()));
      statement.setArray(
          2, target.createArrayOf("int8", behind.stream().map(s -> goal(s).lastValue()).toArray()));
      statement.setArray(
          3, target.createArrayOf("bool", behind.stream().map(SequenceInfo::isCalled).toArray()));
      statement.execute();
    }
    return behind.size();
  }

  /**
   * Where a sequence goes: a thousand steps on, but never more than a tenth of what is left of it.
   */
  static SequenceInfo goal(SequenceInfo sequence) {
    if (!sequence.isCalled()) {
      return sequence;
    }
    BigInteger last = BigInteger.valueOf(sequence.lastValue());
    BigInteger increment = BigInteger.valueOf(sequence.increment());
    BigInteger end =
        BigInteger.valueOf(sequence.increment() > 0 ? sequence.maxValue() : sequence.minValue());
    BigInteger steps = end.subtract(last).divide(increment).divide(SHARE_OF_ROOM).min(MARGIN_STEPS);
    return new SequenceInfo(
        sequence.name(),
        last.add(steps.multiply(increment)).longValueExact(),
        true,
        sequence.increment(),
        sequence.minValue(),
        sequence.maxValue(),
        sequence.cycles());
  }
}
