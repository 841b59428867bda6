package dev.lepton.plan.estate;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.ImportNotice;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.EstatePlan;
import dev.lepton.model.plan.EstateSplit;
import dev.lepton.model.plan.SizingReport;
import dev.lepton.model.plan.UsageProblem;
import dev.lepton.model.plan.WavePlan;
import dev.lepton.model.plan.WorkloadSize;
import dev.lepton.plan.PlanSettings;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.cost.CurrentCost;
import dev.lepton.plan.demand.EstateSizer;
import dev.lepton.plan.demand.InventoryBook;
import dev.lepton.plan.demand.SizeRequest;
import dev.lepton.plan.models.ResourceModels;
import dev.lepton.plan.pack.PackWatch;
import dev.lepton.plan.pack.PackWorkload;
import dev.lepton.plan.risk.EstateRiskAssessor;
import dev.lepton.plan.waves.MoveApplication;
import dev.lepton.plan.waves.WavePlanner;
import dev.lepton.plan.waves.WaveRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Plans a whole inventory. Bad input is left out and told; the plan goes on with the rest. */
public final class EstatePlanner {
  private static final double MIB_PER_GIB = 1024;

  /** Told with what could not be read, not with what is worth a look. */
  private static final Set<ImportNotice.Kind> LEFT_OUT =
      Set.of(ImportNotice.Kind.REJECTED, ImportNotice.Kind.VALUE_REJECTED);

  private final EstateRequest request;
  private final PriceCatalogue catalogue;
  private final PackWatch watch;
  private final List<String> leftOut = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param watch looks on while nodes are packed
   */
  public EstatePlanner(EstateRequest request, PackWatch watch) {
    PlanSettings settings = request.settings().plan();
    this.catalogue = PriceCatalogue.with(settings.imported(), settings.rates());
    this.request = request.with(known(request.requirements()));
    this.watch = watch;
  }

  /**
   * @throws LeptonException CONFIG_INVALID if there is nothing that can be planned, NOT_SUPPORTED
   *     if the rules of the waves conflict
   */
  public EstatePlan plan() {
    List<WorkloadSize> single = moving(sizes());
    EstateWorkloads workloads = EstateWorkloads.of(single, request.requirements());
    EstatePlatforms platforms = new EstatePlatforms(catalogue, request.settings().plan());
    EstateChoice.Chosen chosen =
        new EstateChoice(catalogue, platforms, request, watch)
            .choose(workloads)
            .orElseThrow(() -> nothing(workloads));
    leftOut.addAll(chosen.workloads().leftOut());
    SizingReport sizes = sizer().report(request.evidence().usage(), workloads.sizes());
    EstatePlan.Money money = money(chosen, platforms, priced(single, chosen));
    Optional<WavePlan> waves = waves();
    Optional<EstatePlan.Latency> latency =
        request.tests().flatMap(tests -> CostOfLatency.of(tests, chosen, leftOut::add));
    budget(money);
    notes(chosen);
    Sites sites = Sites.of(catalogue, platforms, chosen, request.split(), request.requirements());
    OwnSite own =
        new OwnSite(
            request.evidence().inventory().servers(),
            new ResourceModels(request.settings().plan().models()),
            request.evidence().currentMonthlyUsd());
    return new EstatePlan(
        request.name(),
        request.evidence().inputs(),
        sizes,
        chosen.packing(),
        money,
        new EstatePlan.Platforms(
            chosen.platform(), chosen.review().options(), chosen.review().decision()),
        waves,
        split(sites, own, chosen),
        DatabasePrices.of(request.evidence().inventory(), sites, own, chosen.workloads()),
        latency,
        EstateRiskAssessor.assess(
            new EstateRiskAssessor.Input(sizes, money, waves, request.requirements()),
            List.copyOf(leftOut)),
        leftOut,
        notes,
        Optional.empty());
  }

  /** Providers and regions without prices are left out as long as others remain. */
  private RequirementSpec known(RequirementSpec asked) {
    List<String> providers = catalogue.providers();
    Set<String> regions = new HashSet<>();
    providers.forEach(provider -> regions.addAll(catalogue.regions(provider)));
    List<String> somewhere = asked.regions().stream().filter(regions::contains).toList();
    asked.regions().stream()
        .filter(region -> !regions.contains(region))
        .forEach(
            region ->
                leftOut.add(
                    "spec.requirements.regions: there are no prices for the region "
                        + region
                        + "; `lepton catalogue list` has those there are"
                        + (somewhere.isEmpty() ? ", and home regions are planned with" : "")));
    return asked.withPlaces(asked.providers(), somewhere);
  }

  private EstateSizer sizer() {
    return new EstateSizer(
        new SizeRequest(
            request.settings().rule(), request.requirements().availabilityPercent(), List.of()));
  }

  private List<WorkloadSize> sizes() {
    leftOut.addAll(request.evidence().leftOut());
    request.evidence().usage().problems().stream()
        .map(UsageProblem::toString)
        .forEach(leftOut::add);
    request.evidence().inventory().notices().stream()
        .filter(notice -> !LEFT_OUT.contains(notice.kind()))
        .map(notice -> notice.where() + ": " + notice.what() + "; " + notice.fix())
        .forEach(notes::add);
    request.evidence().inventory().conflicts().stream()
        .map(
            one ->
                String.format(
                    "%s: %s is %s by %s and %s by %s; the first is taken",
                    one.server(),
                    one.field(),
                    one.kept(),
                    one.keptFrom(),
                    one.other(),
                    one.otherFrom()))
        .forEach(notes::add);
    return sizer()
        .single(request.evidence().usage(), new InventoryBook(request.evidence().inventory()));
  }

  /** Without the servers of applications that stay, are retired or bought anew. */
  private List<WorkloadSize> moving(List<WorkloadSize> all) {
    if (request.waves().isEmpty() || request.waves().get().remarks().stayBehind().isEmpty()) {
      return all;
    }
    Set<String> ids = new HashSet<>();
    for (MoveApplication one : request.waves().get().applications()) {
      ids.addAll(one.servers());
    }
    Set<String> staying = new HashSet<>();
    for (Server server : request.evidence().inventory().servers()) {
      if (server.kind() == Server.Kind.MACHINE && !ids.contains(server.id())) {
        staying.add(server.name().toLowerCase(Locale.ROOT));
      }
    }
    List<WorkloadSize> moving =
        all.stream()
            .filter(size -> !staying.contains(size.name().toLowerCase(Locale.ROOT)))
            .toList();
    notes.add(
        (all.size() - moving.size())
            + " server(s) are only of applications that do not move, and are in no size and no price");
    return moving;
  }

  /** Those that are in the packing, so that what requirements cost is told of the same. */
  private static List<WorkloadSize> priced(List<WorkloadSize> single, EstateChoice.Chosen chosen) {
    Set<String> packed = new HashSet<>();
    chosen.workloads().pods().stream().map(PackWorkload::name).forEach(packed::add);
    return single.stream().filter(size -> packed.contains(size.name())).toList();
  }

  private EstatePlan.Money money(
      EstateChoice.Chosen chosen, EstatePlatforms platforms, List<WorkloadSize> priced) {
    Cost after = chosen.platform().cost();
    double saving =
        platforms.costs().monthly(chosen.packing().hourlyCost() - chosen.packing().lowerBound());
    double bound = after.monthlyUsd() - saving;
    return new EstatePlan.Money(
        before(),
        after,
        Math.round(100 * bound) / 100.0,
        bound > 0 ? saving / bound : 0,
        request.requirements().budgetMonthlyUsd(),
        new RequirementPrices(platforms, request.requirements(), priced, chosen.overBound()).all(),
        catalogue.notes());
  }

  private Cost before() {
    List<Server> servers =
        request.evidence().inventory().servers().stream()
            .filter(server -> server.kind() == Server.Kind.MACHINE)
            .toList();
    if (servers.isEmpty() && request.evidence().currentMonthlyUsd().isEmpty()) {
      return CurrentCost.of(
          Optional.empty(), new ResourceModels(request.settings().plan().models()));
    }
    return CurrentCost.of(
        Optional.of(
            new AsIsSpec(
                servers.stream().mapToDouble(one -> one.hardware().cores().orElse(0)).sum(),
                servers.stream().mapToDouble(one -> one.hardware().memoryMb().orElse(0L)).sum()
                    / MIB_PER_GIB,
                servers.stream().mapToDouble(Server::storageMb).sum() / MIB_PER_GIB,
                0,
                request.evidence().currentMonthlyUsd(),
                Optional.empty())),
        new ResourceModels(request.settings().plan().models()));
  }

  private Optional<WavePlan> waves() {
    Optional<WaveRequest> asked = request.waves().filter(waves -> !waves.applications().isEmpty());
    Optional<WavePlan> waves = asked.map(WavePlanner::plan);
    waves.ifPresent(plan -> leftOut.addAll(plan.leftOut()));
    if (waves.isEmpty()) {
      notes.add("no waves: they need an inventory with servers or applications that move");
    }
    return waves;
  }

  private Optional<EstateSplit> split(Sites sites, OwnSite own, EstateChoice.Chosen chosen) {
    Inventory inventory = request.evidence().inventory();
    return inventory.servers().isEmpty()
        ? Optional.empty()
        : new EstateSplitter(
                new EstateSplitter.Evidence(inventory, own, chosen, request.split()),
                sites,
                leftOut::add)
            .split();
  }

  private void budget(EstatePlan.Money money) {
    double cost = money.after().monthlyUsd();
    if (money.budgetUsd().isEmpty() || cost <= money.budgetUsd().get()) {
      return;
    }
    double budget = money.budgetUsd().get();
    leftOut.add(
        String.format(
            Locale.ROOT,
            "spec.requirements.budgetMonthlyUsd: $%,.2f are not enough: %s; raise the budget to"
                + " $%,.2f, or give up what the requirements cost",
            budget,
            budget < money.lowerBoundUsd()
                ? String.format(
                    Locale.ROOT,
                    "no packing of these workloads costs less than $%,.2f a month",
                    money.lowerBoundUsd())
                : String.format(
                    Locale.ROOT,
                    "the cheapest packing found costs $%,.2f a month, and none can cost less than"
                        + " $%,.2f",
                    cost,
                    money.lowerBoundUsd()),
            cost));
  }

  private void notes(EstateChoice.Chosen chosen) {
    chosen.packing().assumptions().forEach(one -> notes.add("of the packing alone: " + one));
    notes.add("copies of a workload are spread over three zones, and so no two are on one node");
    notes.add("CPU is rounded up to 0.01 cores and memory to 1/32 GiB before it is packed");
    notes.add(
        "machines of their own are shown for comparison: what is planned are a cluster's nodes");
    notes.add(
        "platforms that were not packed are estimated: the bound by resources alone, and as much"
            + " above it as the packing was");
    if (request.requirements().regions().isEmpty()) {
      notes.add(
          "no region required: of each provider only one home region can be chosen;"
              + " requirements.regions allows others");
    }
    if (request.evidence().usage().workloads().isEmpty()) {
      notes.add(
          "no usage series: sizes rest on summaries of the inventory, or on what is allocated");
    }
  }

  private LeptonException nothing(EstateWorkloads workloads) {
    return new LeptonException(
        ErrorCode.CONFIG_INVALID,
        workloads.sizes().isEmpty()
            ? "there is no server or container to plan"
            : "nothing can be planned: "
                + workloads.leftOut().stream()
                    .findFirst()
                    .orElse("no allowed region has a machine for any of it"),
        request.name(),
        "name an --inventory with cores and memory, or --usage with measurements; check the"
            + " providers, regions and architecture that are required");
  }
}
