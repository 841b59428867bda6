package dev.lepton.plan.estate;

import dev.lepton.model.plan.EstatePlan;
import dev.lepton.model.plan.EstatePlan.Difference;
import dev.lepton.model.plan.EstatePlan.WhatIf;
import dev.lepton.model.plan.PlatformOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What other settings change in a plan. Stateless. */
public final class WhatIfs {
  private WhatIfs() {}

  /**
   * @param settings as they were given
   * @return the changed plan, with its differences to the other
   */
  public static EstatePlan compare(List<String> settings, EstatePlan before, EstatePlan after) {
    List<Difference> differences = new ArrayList<>();
    add(differences, "platform", name(before), name(after));
    add(
        differences,
        "USD a month",
        money(before.money().after().monthlyUsd()),
        money(after.money().after().monthlyUsd()));
    add(
        differences,
        "lower bound, USD a month",
        money(before.money().lowerBoundUsd()),
        money(after.money().lowerBoundUsd()));
    add(
        differences,
        "nodes",
        count(before.packing().nodes().size()),
        count(after.packing().nodes().size()));
    add(differences, "pods", count(before.packing().pods()), count(after.packing().pods()));
    add(
        differences,
        "cores requested",
        number(before.sizes().total().cpuCores()),
        number(after.sizes().total().cpuCores()));
    add(
        differences,
        "GiB of memory requested",
        number(before.sizes().total().memoryGib()),
        number(after.sizes().total().memoryGib()));
    add(
        differences,
        "USD a month, P90",
        money(before.risks().monthlyUsd().p90()),
        money(after.risks().monthlyUsd().p90()));
    add(
        differences,
        "left out or doubted",
        count(before.leftOut().size()),
        count(after.leftOut().size()));
    return after.with(new WhatIf(settings, differences));
  }

  private static void add(List<Difference> differences, String what, String one, String other) {
    if (!one.equals(other)) {
      differences.add(new Difference(what, one, other));
    }
  }

  private static String name(EstatePlan plan) {
    PlatformOption chosen = plan.platforms().chosen();
    return chosen.provider() + " " + chosen.region() + " " + chosen.serviceModel();
  }

  private static String money(double usd) {
    return String.format(Locale.ROOT, "$%,.2f", usd);
  }

  private static String count(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }
}
