package dev.lepton.cli.operate;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.operation.CostReport;
import dev.lepton.model.operation.CostReport.Row;
import dev.lepton.model.operation.PlannedCost;
import dev.lepton.model.operation.PlannedCost.Part;
import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.Plan;
import dev.lepton.pipeline.estate.EstatePlanFile;
import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a saved plan said a month would cost, beside what it does. Stateless. */
final class PlannedMoney {
  private static final double HOURS_PER_MONTH = 730;
  private static final Set<String> MACHINES =
      Set.of("nodes", "machines", "application machines", "database machines");

  private PlannedMoney() {}

  /**
   * @throws LeptonException CONFIG_UNREADABLE or CONFIG_INVALID if it is no plan, PLAN_STALE if it
   *     was changed by hand
   */
  static PlannedCost compare(Path file, CostReport report) {
    Cost planned = cost(file);
    double months = report.window().coveredHours() / HOURS_PER_MONTH;
    List<Part> parts = new ArrayList<>();
    part(parts, "machines", machines(planned), nodes(report) / months);
    part(
        parts,
        "control plane",
        named(planned, "control plane"),
        report.total().overheadUsd() / months);
    part(
        parts,
        "block storage",
        named(planned, "block storage"),
        sum(report, row -> row.parts().storageUsd()) / months);
    part(
        parts,
        "load balancer",
        named(planned, "load balancer"),
        sum(report, row -> row.parts().loadBalancerUsd()) / months);
    part(
        parts,
        "internet egress",
        named(planned, "internet egress"),
        sum(report, row -> row.parts().networkUsd()) / months);
    Set<String> both = Set.of("control plane", "block storage", "load balancer", "internet egress");
    List<String> only = new ArrayList<>();
    for (Cost.Part part : planned.parts()) {
      if (!MACHINES.contains(part.name()) && !both.contains(part.name())) {
        only.add(String.format(Locale.ROOT, "%s: $%,.2f a month", part.name(), part.monthlyUsd()));
      }
    }
    return new PlannedCost(
        file.toString(), planned.monthlyUsd(), report.total().monthlyUsd(), parts, only);
  }

  private static void part(List<Part> parts, String name, double planned, double actual) {
    if (planned > 0 || actual > 0) {
      parts.add(new Part(name, planned, actual));
    }
  }

  private static double machines(Cost planned) {
    return planned.parts().stream()
        .filter(part -> MACHINES.contains(part.name()))
        .mapToDouble(Cost.Part::monthlyUsd)
        .sum();
  }

  private static double named(Cost planned, String name) {
    return planned.parts().stream()
        .filter(part -> part.name().equals(name))
        .mapToDouble(Cost.Part::monthlyUsd)
        .sum();
  }

  private static double nodes(CostReport report) {
    return report.nodes().stream().mapToDouble(node -> node.workloadUsd() + node.idleUsd()).sum();
  }

  private static double sum(CostReport report, ToDoubleFunction<Row> part) {
    return report.rows().stream().mapToDouble(part).sum();
  }

  private static Cost cost(Path file) {
    try {
      JsonNode saved = Documents.mapper().readTree(Files.readString(file));
      if (saved.path("kind").asString("").equals("estate-plan")) {
        return EstatePlanFile.read(file).money().after();
      }
      JsonNode plan = saved.has("document") ? saved.get("document") : saved;
      return Documents.mapper().treeToValue(plan, Plan.class).costAfter();
    } catch (IOException | JacksonException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the plan cannot be read: " + e.getMessage(),
          file.toString(),
          "name the file that `lepton plan` has saved",
          e);
    }
  }
}
