package dev.lepton.plan.demand;

import dev.lepton.model.inventory.Server;
import dev.lepton.model.plan.SizingReport;
import dev.lepton.model.plan.UsageProblem;
import dev.lepton.model.plan.WorkloadSize;
import dev.lepton.plan.demand.rule.RuleAnswer;
import dev.lepton.plan.demand.rule.RuleName;
import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.UsageData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Sizes everything: what has a series, by the rule; what an inventory tells a summary of, by that;
 * the rest by what it has today. Equal input gives an equal report. Thread-safe.
 */
public final class EstateSizer {
  private static final double MIB_PER_GIB = 1024;

  private final SizeRequest request;
  private final WorkloadSizer sizer;

  public EstateSizer(SizeRequest request) {
    this.request = request;
    this.sizer = new WorkloadSizer(request.rule().rule());
  }

  /**
   * @param inventory in which servers without a series are looked for, and the sizes of those with
   *     one
   */
  public SizingReport report(UsageData usage, InventoryBook inventory) {
    Copies copies = new Copies(request.availabilityPercent(), request.offers());
    return report(usage, single(usage, inventory).stream().map(copies::of).toList());
  }

  /**
   * The size of each, before copies are made for availability.
   *
   * @param inventory as with {@link #report(UsageData, InventoryBook)}
   */
  public List<WorkloadSize> single(UsageData usage, InventoryBook inventory) {
    List<WorkloadSize> sizes = new ArrayList<>();
    Set<String> measured = new HashSet<>();
    for (Observed observed : usage.workloads()) {
      Optional<Server> server = inventory.find(observed.name());
      server.ifPresent(known -> measured.add(known.id()));
      sizes.add(
          sizer.size(
              server
                  .map(
                      known ->
                          observed.with(observed.allocation().or(InventoryBook.allocation(known))))
                  .orElse(observed)));
    }
    inventory.servers().stream()
        .filter(server -> !measured.contains(server.id()))
        .map(this::summary)
        .forEach(sizes::add);
    sizes.sort(Comparator.comparing(WorkloadSize::name));
    return sizes;
  }

  /**
   * @param sizes of all workloads, with their copies
   */
  public SizingReport report(UsageData usage, List<WorkloadSize> sizes) {
    return new SizingReport(
        request.rule().name().id(),
        request.rule().rule().settings(),
        List.copyOf(sizes),
        total(sizes),
        usage.rows(),
        usage.usableRows(),
        usage.problems(),
        notes(usage, sizes));
  }

  private WorkloadSize summary(Server server) {
    SummaryUsage usage = new SummaryUsage(server);
    RuleName rule = request.rule().name();
    boolean fits = rule == RuleName.LEPTON || rule == RuleName.AZURE_MIGRATE;
    SummaryRule summary = new SummaryRule(request.rule().comfort());
    RuleAnswer answer = fits ? summary.size(usage) : summary.refused(rule);
    return sizer.size(
        server.name(),
        InventoryBook.allocation(server),
        answer,
        usage.cores().or(usage::memoryMib).map(SummaryUsage::confidence).orElse(1));
  }

  private static SizingReport.Total total(List<WorkloadSize> sizes) {
    double cores = 0;
    double memory = 0;
    double storage = 0;
    double money = 0;
    for (WorkloadSize size : sizes) {
      cores += size.replicas() * size.compute().cpuRequest().orElse(0.0);
      memory += size.replicas() * size.compute().memoryRequestMib().orElse(0.0) / MIB_PER_GIB;
      storage += size.replicas() * size.storage().gib().orElse(0.0);
      money += size.replicas() * size.machine().map(WorkloadSize.Machine::monthlyUsd).orElse(0.0);
    }
    return new SizingReport.Total(
        sizes.size(), cores, memory, storage, count(sizes, "idle"), count(sizes, "zombie"), money);
  }

  private static int count(List<WorkloadSize> sizes, String usageClass) {
    return (int) sizes.stream().filter(size -> size.usageClass().equals(usageClass)).count();
  }

  private static List<String> notes(UsageData usage, List<WorkloadSize> sizes) {
    List<String> notes = new ArrayList<>();
    long allocated =
        sizes.stream().filter(size -> size.from() == WorkloadSize.Source.ALLOCATED).count();
    if (allocated > 0) {
      notes.add(
          allocated
              + " of "
              + sizes.size()
              + " are sized by what is allocated today, not by what is used (confidence 1)");
    }
    long unknown =
        sizes.stream()
            .filter(
                size ->
                    size.compute().cpuRequest().isEmpty()
                        || size.compute().memoryRequestMib().isEmpty())
            .count();
    if (unknown > 0) {
      notes.add(unknown + " have no CPU or no memory size and are missing from the totals in it");
    }
    if (usage.usableRows() < usage.rows()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%d of %d rows could not be used; the rest is what this rests on",
              usage.rows() - usage.usableRows(),
              usage.rows()));
    }
    List<UsageProblem> problems = usage.problems();
    if (!problems.isEmpty()) {
      notes.add(problems.size() + " problems of the usage are listed with row and column");
    }
    return List.copyOf(notes);
  }
}
