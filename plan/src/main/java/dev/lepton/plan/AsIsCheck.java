package dev.lepton.plan;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.migration.RequirementSpec;
import java.util.ArrayList;
import java.util.List;

/** Refuses sizes and requirements that no formula can work with, all of them together. */
final class AsIsCheck {
  private final List<Problem> problems = new ArrayList<>();

  private AsIsCheck() {}

  static void check(AsIsSpec servers, RequirementSpec requirements) {
    AsIsCheck check = new AsIsCheck();
    check.atLeast(servers.cores(), Double.MIN_VALUE, "spec.asIs.cores");
    check.atLeast(servers.memoryGib(), Double.MIN_VALUE, "spec.asIs.memoryGib");
    check.atLeast(servers.storageGib(), 0, "spec.asIs.storageGib");
    check.atLeast(servers.networkMbps(), Double.MIN_VALUE, "spec.asIs.networkMbps");
    servers.monthlyCostUsd().ifPresent(cost -> check.atLeast(cost, 0, "spec.asIs.monthlyCostUsd"));
    String prefix = "spec.requirements.";
    check.atLeast(requirements.growthPercentPerYear(), -100, prefix + "growthPercentPerYear");
    check.atLeast(requirements.peakRequestsPerSecond(), 0, prefix + "peakRequestsPerSecond");
    requirements
        .budgetMonthlyUsd()
        .ifPresent(budget -> check.atLeast(budget, 0, prefix + "budgetMonthlyUsd"));
    if (!check.problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, check.problems);
    }
  }

  private void atLeast(double value, double least, String key) {
    if (!(value >= least) || Double.isInfinite(value)) {
      String bound = least == Double.MIN_VALUE ? "above 0" : "at least " + (long) least;
      problems.add(new Problem(key + " is " + value, key, "give a finite number " + bound));
    }
  }
}
