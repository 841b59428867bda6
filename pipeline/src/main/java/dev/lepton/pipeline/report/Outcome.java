package dev.lepton.pipeline.report;

import dev.lepton.model.Phase;
import dev.lepton.model.operation.WatchReport;

/**
 * The report in three sentences.
 *
 * @param next what to do from here; may be empty
 */
record Outcome(Tone tone, String title, String text, String next) {
  private static final String SOURCE_LEADS =
      "Users are served by the old release, and the source database is the primary.";
  private static final String BACK = "Go back with `lepton cutover --back`.";

  static Outcome of(ReportInput input) {
    Standing standing = Standing.of(input);
    Totals totals = Totals.of(input);
    if (input.cutover().isPresent() && !totals.clean()) {
      return new Outcome(
          Tone.BAD,
          "Data is missing or differs",
          totals.complaint() + " " + place(standing),
          "Do not finish this migration before it is explained.");
    }
    if (input.cutover().isPresent() && SwitchScope.empty(input.migration())) {
      return besides(input, standing);
    }
    return switch (standing.stage()) {
      case NOTHING_DONE -> begun(standing);
      case ABORTED ->
          new Outcome(
              Tone.PLAIN,
              "Aborted: everything was taken back",
              "What had been built on the target was removed. " + SOURCE_LEADS,
              "Start anew with `lepton migrate`.");
      case NOT_SWITCHED -> notSwitched(input, standing);
      case SWITCHED -> switched(standing);
      case HEALTHY -> healthy(input, standing);
      case WORSE ->
          new Outcome(
              Tone.BAD,
              "Switched, and the new release is worse than the old one",
              reason(input) + " Users are still served by the new release.",
              BACK);
      case GOING_BACK ->
          new Outcome(
              Tone.BAD,
              "Going back has begun and is not complete",
              backReason(input) + stopped(standing),
              "Complete it with `lepton cutover --back`.");
      case FELL_BACK ->
          new Outcome(
              Tone.WARN,
              "Went back to the old release",
              backReason(input)
                  + "What was written since the switch was carried back. "
                  + SOURCE_LEADS,
              "Mend the release, clear the target with `lepton abort`, then migrate again.");
    };
  }

  private static Outcome begun(Standing standing) {
    return new Outcome(
        standing.stop().isPresent() ? Tone.WARN : Tone.PLAIN,
        standing.stop().isPresent()
            ? "Stopped before anything was done"
            : "Nothing has been done yet",
        stopped(standing) + SOURCE_LEADS,
        "Start with `lepton migrate`.");
  }

  private static Outcome notSwitched(ReportInput input, Standing standing) {
    long done = input.phases().size();
    String phases = done + " of " + Phase.values().length + " phases are done. ";
    String title =
        standing
            .stop()
            .map(
                stop ->
                    "Stopped"
                        + stop.phase().map(p -> " in " + p.id()).orElse("")
                        + ", before the switch")
            .orElse("Prepared as far as asked; not switched");
    return new Outcome(
        standing.stop().isPresent() ? Tone.WARN : Tone.PLAIN,
        title,
        stopped(standing) + phases + SOURCE_LEADS,
        "`lepton migrate` goes on from the last finished step.");
  }

  private static Outcome switched(Standing standing) {
    return new Outcome(
        Tone.WARN,
        "Switched; the watch period is not over",
        stopped(standing) + "Users are served by the new release, on the target database.",
        "`lepton migrate` goes on with the watch. " + BACK);
  }

  private static Outcome healthy(ReportInput input, Standing standing) {
    boolean open = !standing.wayBackClosed() && input.migration().cutover().fallback();
    return new Outcome(
        Tone.GOOD,
        "Switched, watched and healthy",
        "Users are served by the new release, on the target database."
            + (input.proof().isPresent()
                ? " Every write that a client was told had succeeded is there."
                : ""),
        open
            ? "The way back is open until `lepton cutover --finish` closes it."
            : "The way back is closed.");
  }

  private static Outcome besides(ReportInput input, Standing standing) {
    String next = "`lepton abort` takes the new release away.";
    return switch (standing.stage()) {
      case HEALTHY ->
          new Outcome(Tone.GOOD, "The new release is up and healthy", SwitchScope.NOTHING, next);
      case WORSE ->
          new Outcome(
              Tone.BAD,
              "The new release is up and does not do well",
              reason(input) + " " + SwitchScope.NOTHING,
              next);
      default ->
          new Outcome(
              Tone.WARN,
              "The new release is up; the watch period is not over",
              stopped(standing) + SwitchScope.NOTHING,
              "`lepton migrate` goes on with the watch.");
    };
  }

  private static String place(Standing standing) {
    return standing.stage() == Standing.Stage.FELL_BACK
        ? "The migration went back. " + SOURCE_LEADS
        : "Users are served by the new release, on the target database.";
  }

  private static String stopped(Standing standing) {
    return standing.stop().map(stop -> "The last run stopped: " + stop.reason() + ". ").orElse("");
  }

  private static String reason(ReportInput input) {
    return input.watch().map(WatchReport::reason).map(why -> "Reason: " + why + ".").orElse("");
  }

  private static String backReason(ReportInput input) {
    return History.object(History.sinceAbort(input.events()), "fall back")
        .map(why -> "Reason: " + why + ". ")
        .orElse("");
  }
}
