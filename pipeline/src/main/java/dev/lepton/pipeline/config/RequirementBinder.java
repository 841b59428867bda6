package dev.lepton.pipeline.config;

import dev.lepton.model.error.Problem;
import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.migration.RequirementSpec.Comparison;
import dev.lepton.plan.platform.CriteriaWeights;
import java.util.List;

/**
 * Binds the requirements, and says where comparisons of criteria contradict one another.
 *
 * @param problems is added to
 */
record RequirementBinder(YamlTree document, List<Problem> problems) {
  /** One ninth, as people write it. */
  private static final double LEAST = 1 / 9.0;

  RequirementSpec bind(Section section) {
    List<Comparison> comparisons =
        section.each(
            "comparisons",
            one ->
                new Comparison(
                    one.text("criterion", ""),
                    one.text("over", ""),
                    Math.max(LEAST, one.number("times", 1))));
    check(section, comparisons);
    return new RequirementSpec(
        section.number("budgetMonthlyUsd"),
        section.number("latencyP95Millis"),
        section.number("availabilityPercent", 99.9),
        section.texts("providers"),
        section.texts("regions"),
        section.text("architecture", "amd64"),
        section.number("growthPercentPerYear", 0),
        section.number("peakRequestsPerSecond", 100),
        comparisons,
        nodes(section.section("nodes")),
        section.numbers("applicationBudgetsMonthlyUsd"));
  }

  private static NodeSpec nodes(Section section) {
    return new NodeSpec(
        section.integer("zones").orElse(1),
        section.integer("maxPods"),
        section.integer("commitmentYears").orElse(0),
        section.flag("interruptible", false));
  }

  private void check(Section section, List<Comparison> comparisons) {
    int before = problems.size();
    for (int i = 0; i < comparisons.size(); i++) {
      Comparison one = comparisons.get(i);
      if (one.criterion().equals(one.over())) {
        problem(section, i, one.criterion() + " is compared with itself", "name another criterion");
      }
      for (int j = 0; j < i; j++) {
        if (samePair(one, comparisons.get(j))) {
          problem(
              section,
              i,
              one.criterion() + " and " + one.over() + " are compared twice",
              "keep one of the two; the other is at " + where(section, j));
        }
      }
    }
    if (problems.size() == before) {
      CriteriaWeights.contradictions(comparisons)
          .forEach(
              one ->
                  problem(
                      section,
                      one.index(),
                      "the comparisons contradict one another: " + one.words(),
                      one.index() < 0
                          ? "this is the usual comparison; state your own, or change the others"
                          : "bring it nearer to what the others suggest"));
    }
  }

  private static boolean samePair(Comparison one, Comparison other) {
    return (one.criterion().equals(other.criterion()) && one.over().equals(other.over()))
        || (one.criterion().equals(other.over()) && one.over().equals(other.criterion()));
  }

  private String where(Section section, int index) {
    String list = section.pointer() + "/comparisons";
    return document.where(index < 0 ? list : list + "/" + index).toString();
  }

  private void problem(Section section, int index, String what, String fix) {
    problems.add(new Problem(what, where(section, index), fix));
  }
}
