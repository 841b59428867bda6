package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.verify.LargeObjects.LargeObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares large objects: which there are, what they hold, whose they are. Not thread-safe. */
final class LargeObjectComparison {
  static final String KIND = "large object";

  private final FrozenSides.Pair pair;
  private final boolean withOwners;

  /** What is at the source and differs, or empty for what is at the target only. */
  private final Map<Long, Optional<LargeObject>> different = new TreeMap<>();

  private final Map<Long, String> owners = new TreeMap<>();
  private long count;

  LargeObjectComparison(FrozenSides.Pair pair, boolean withOwners) {
    this.pair = pair;
    this.withOwners = withOwners;
  }

  /** Large objects of the source. */
  long count() {
    return count;
  }

  /**
   * Makes the target's large objects like the source's. Returns what was done.
   *
   * @throws dev.lepton.model.error.LeptonException if one cannot be written; those before it are
   */
  List<String> mend(TargetWriter writer) {
    List<String> done = new ArrayList<>();
    different.forEach(
        (id, wanted) -> {
          writer
              .session()
              .inTransaction("mend large object " + id, target -> mend(target, id, wanted));
          done.add((wanted.isPresent() ? "wrote" : "dropped") + " large object " + id);
        });
    owners.forEach(
        (id, owner) -> {
          String sql = "ALTER LARGE OBJECT " + id + " OWNER TO " + QualifiedName.quote(owner);
          writer.session().execute(sql);
          done.add(sql);
        });
    return done;
  }

  private void mend(Connection target, long id, Optional<LargeObject> wanted) throws SQLException {
    if (wanted.isPresent()) {
      LargeObjects.replace(pair.source().connection(), target, id, wanted.get());
    } else {
      LargeObjects.drop(target, id);
    }
  }

  void compare(Differences differences, List<String> notes) throws SQLException {
    if (LargeObjects.none(pair.source()) && LargeObjects.none(pair.target())) {
      return;
    }
    Optional<Map<Long, LargeObject>> ours = LargeObjects.list(pair.source());
    Optional<Map<Long, LargeObject>> theirs = LargeObjects.list(pair.target());
    if (ours.isEmpty() || theirs.isEmpty()) {
      notes.add(
          "large objects were not compared: it takes the right to SELECT from pg_largeobject on both sides");
      return;
    }
    count = ours.get().size();
    TreeSet<Long> ids = new TreeSet<>(ours.get().keySet());
    ids.addAll(theirs.get().keySet());
    for (long id : ids) {
      compare(id, ours.get().get(id), theirs.get().get(id), differences);
    }
  }

  private void compare(
      long id, @Nullable LargeObject left, @Nullable LargeObject right, Differences differences)
      throws SQLException {
    if (left == null || right == null) {
      different.put(id, Optional.ofNullable(left));
      if (left != null && withOwners && isKnown(left.owner())) {
        owners.put(id, left.owner());
      }
      report(differences, id, left == null ? "is extra" : "is missing");
      return;
    }
    boolean equal =
        left.size() == right.size()
            && (left.sum().equals(right.sum())
                || LargeObjects.same(
                    pair.source().connection(), pair.target().connection(), id, left.size()));
    if (!equal) {
      different.put(id, Optional.of(left));
      report(differences, id, "has other content");
    }
    if (withOwners && !left.owner().equals(right.owner()) && isKnown(left.owner())) {
      owners.put(id, left.owner());
      report(differences, id, "belongs to " + right.owner() + ", at the source to " + left.owner());
    }
  }

  private boolean isKnown(String role) {
    return pair.target().number("SELECT count(*) FROM pg_roles WHERE rolname = ?", role) == 1;
  }

  private static void report(Differences differences, long id, String how) {
    differences.add(new Difference(KIND, id + " " + how, KIND, List.of()));
  }
}
