package dev.lepton.pipeline.config;

import dev.lepton.model.error.Problem;
import dev.lepton.model.migration.CanarySpec;
import dev.lepton.model.migration.CutoverSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Binds the cut-over. What a canary leaves out is as Flagger has it.
 *
 * @param problems is added to
 */
record CutoverBinder(YamlTree document, List<Problem> problems) {
  private static final int STEP = 10;
  private static final int MOST = 50;
  private static final int THRESHOLD = 5;
  private static final double SUCCESS = 99;
  private static final int REQUESTS = 20;

  CutoverSpec bind(Section section, Section target) {
    boolean isCanary = section.text("strategy", "at-once").equals("canary");
    Section canary = section.section("canary");
    if (isCanary && target.text("gateway").isEmpty()) {
      problem(
          section,
          "strategy",
          "a canary shares users in the gateway, and there is none",
          "add target.gateway: host:port, or leave the strategy out");
    }
    if (!isCanary && canary.present()) {
      problem(
          section,
          "canary",
          "it is said how a canary grows, but not that there is one",
          "add strategy: canary, or take this out");
    }
    return new CutoverSpec(
        section.duration("maxPause", "1s"),
        section.duration("maxLag", "2s"),
        section.flag("fallback", true),
        section.text("beforeHook"),
        section.text("afterHook"),
        isCanary ? Optional.of(canary(canary)) : Optional.empty());
  }

  private CanarySpec canary(Section section) {
    int step = section.integer("step").orElse(STEP);
    int most = section.integer("most").orElse(Math.max(MOST, step));
    if (step > most) {
      problem(
          section,
          "step",
          "the first share of " + step + " % is more than the largest of " + most + " %",
          "make the step smaller, or most larger");
    }
    Duration interval = section.duration("interval", "1m");
    if (interval.isZero()) {
      problem(section, "interval", "nothing can be measured in no time", "for instance 1m");
    }
    return new CanarySpec(
        interval,
        step,
        most,
        section.integer("threshold").orElse(THRESHOLD),
        section.number("minSuccessPercent", SUCCESS),
        section.text("maxP95").map(Durations::parse),
        section.integer("minRequests").orElse(REQUESTS));
  }

  private void problem(Section section, String key, String what, String fix) {
    problems.add(new Problem(what, document.where(section.pointer() + "/" + key).toString(), fix));
  }
}
