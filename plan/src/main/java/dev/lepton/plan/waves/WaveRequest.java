package dev.lepton.plan.waves;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be moved, under which rules.
 *
 * @param applications by name
 * @param needs both ends are among the applications
 * @param calendar empty if only the order is asked for
 * @param remarks what the plan repeats of how this came about
 */
public record WaveRequest(
    List<MoveApplication> applications,
    List<Need> needs,
    List<Tie> ties,
    WaveLimits limits,
    Optional<CalendarSettings> calendar,
    Remarks remarks) {
  public WaveRequest {
    applications = List.copyOf(applications);
    needs = List.copyOf(needs);
    ties = List.copyOf(ties);
  }

  /**
   * @param stayBehind applications that do not move, with the reason
   * @param leftOut rows that could not be used
   * @param notes what else is worth knowing
   */
  public record Remarks(List<String> stayBehind, List<String> leftOut, List<String> notes) {
    public Remarks {
      stayBehind = List.copyOf(stayBehind);
      leftOut = List.copyOf(leftOut);
      notes = List.copyOf(notes);
    }

    static Remarks none() {
      return new Remarks(List.of(), List.of(), List.of());
    }
  }

  /** With what was left out and is worth knowing of the file of blackouts. */
  public WaveRequest with(BlackoutFile file) {
    List<String> leftOut = new ArrayList<>(remarks.leftOut());
    leftOut.addAll(file.leftOut());
    List<String> notes = new ArrayList<>(remarks.notes());
    notes.addAll(file.notes());
    for (Blackout blackout : file.blackouts()) {
      blackout
          .application()
          .filter(name -> applications.stream().noneMatch(one -> one.name().equals(name)))
          .ifPresent(name -> notes.add("blackout of " + name + ": no application that moves"));
    }
    return new WaveRequest(
        applications,
        needs,
        ties,
        limits,
        calendar,
        new Remarks(remarks.stayBehind(), leftOut, notes));
  }
}
