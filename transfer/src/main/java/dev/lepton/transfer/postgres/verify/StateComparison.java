package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.migration.OwnerSpec;
import dev.lepton.model.migration.Selection;
import dev.lepton.model.transfer.VerificationReport.Difference;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares whether objects are in force, and whose they are. A target may be in a better state than
 * the source: an index that is invalid at the source only is no difference.
 */
final class StateComparison {
  private static final String INVALID = "invalid";

  private final ObjectStates from;
  private final ObjectStates to;
  private final OwnerSpec owners;
  private final boolean part;
  private final List<String> notes;

  /**
   * @param selection if it names schemas or tables, the database itself is not looked at
   * @param notes where is told what was not compared
   */
  StateComparison(ObjectStates from, ObjectStates to, Selection selection, List<String> notes) {
    this.from = from;
    this.to = to;
    this.owners = selection.owners();
    this.part = !selection.schemas().isEmpty() || !selection.tables().isEmpty();
    this.notes = notes;
  }

  void compare(Differences differences) {
    TreeSet<String> names = new TreeSet<>(from.byIdentity().keySet());
    names.addAll(to.byIdentity().keySet());
    TreeSet<String> unknown = new TreeSet<>();
    for (String name : names) {
      Optional<ObjectState> ours = Optional.ofNullable(from.byIdentity().get(name));
      Optional<ObjectState> theirs = Optional.ofNullable(to.byIdentity().get(name));
      ObjectState either = ours.or(() -> theirs).orElseThrow();
      if (either.concernsRoles() && !owners.keep() || part && either.ofDatabase()) {
        continue;
      }
      if (!isComparable(either.role())) {
        unknown.add(either.role());
      } else if (either.isPrivilege() || either.isSetting()) {
        comparePresence(ours, theirs, differences);
      } else if (ours.isPresent() && theirs.isPresent()) {
        compare(ours.get(), theirs.get(), differences);
      }
    }
    if (!unknown.isEmpty()) {
      notes.add(
          "owners and privileges were not compared for roles that one side only has: "
              + String.join(", ", unknown));
    }
  }

  /** Whether both sides know the role, under the same name. */
  private boolean isComparable(String role) {
    return role.isEmpty()
        || from.roles().contains(role)
            && to.roles().contains(role)
            && owners.role(role).equals(role);
  }

  /** Whether an object's difference is told better by its state. */
  static boolean tells(ObjectStates to, String kind, String qualifiedName) {
    ObjectState state = to.byIdentity().get(kind + " " + qualifiedName.replace("\"", ""));
    return state != null && state.state().equals(INVALID);
  }

  private void compare(ObjectState ours, ObjectState theirs, Differences differences) {
    if (expected(ours).equals(theirs.state()) || ours.state().equals(INVALID)) {
      return;
    }
    if (ours.isExtension()) {
      notes.add(
          "extension "
              + ours.name()
              + " has "
              + ours.state()
              + " at the source and "
              + theirs.state()
              + " at the target");
      return;
    }
    String mend = ours.make().isEmpty() ? theirs.mend() : ours.make();
    String what = ours.title() + " is " + theirs.state() + ", at the source " + ours.state();
    report(ours.kind(), what, mend, differences);
  }

  private String expected(ObjectState ours) {
    return ours.kind().equals("owner") ? owners.role(ours.state()) : ours.state();
  }

  /** Of what may be on one side only. */
  private void comparePresence(
      Optional<ObjectState> ours, Optional<ObjectState> theirs, Differences differences) {
    String kind = ours.or(() -> theirs).orElseThrow().kind();
    if (theirs.isEmpty()) {
      report(kind, ours.orElseThrow().name() + " is missing", ours.get().make(), differences);
    } else if (ours.isEmpty()) {
      report(kind, theirs.get().name() + " is extra", theirs.get().mend(), differences);
    } else if (!ours.get().state().equals(theirs.get().state())) {
      // What was granted with the option to pass it on is taken away before it is granted without.
      boolean less = ours.get().state().equals("granted");
      String mend = less ? theirs.get().mend() + "; " + ours.get().make() : ours.get().make();
      report(kind, ours.get().name() + " is " + theirs.get().state(), mend, differences);
    }
  }

  private static void report(String kind, String what, String mend, Differences differences) {
    Optional<String> statement = mend.isEmpty() ? Optional.empty() : Optional.of(mend);
    differences.add(new Difference(kind, what, "object", List.of(), statement));
  }
}
