package dev.lepton.plan.estate;

import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.plan.EstateSplit;
import dev.lepton.model.plan.EstateSplit.Assignment;
import dev.lepton.model.plan.EstateSplit.Option;
import dev.lepton.model.plan.EstateSplit.Part;
import dev.lepton.plan.split.Placement;
import dev.lepton.plan.split.SplitPlan;
import dev.lepton.plan.split.SplitProblem;
import dev.lepton.plan.split.Splitter;
import dev.lepton.plan.waves.Landscape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Proposes which applications run on the own site and which in which cloud, and says when one place
 * is cheaper. Not thread-safe.
 */
final class EstateSplitter {
  private static final int MOST_OPTIONS = 6;
  private static final double EQUAL = 1e-6;
  private static final String AND = " and ";

  private final Sites sites;
  private final Tenants tenants;
  private final Streams streams;
  private final SplitProblem problem;
  private final Splitter splitter;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param inventory with at least one application or machine
   * @param own what servers cost today
   * @param chosen what everything costs in a cloud
   */
  record Evidence(
      Inventory inventory, OwnSite own, EstateChoice.Chosen chosen, SplitRequest request) {}

  /**
   * @param leftOut receives what could not be used
   */
  EstateSplitter(Evidence evidence, Sites sites, Consumer<String> leftOut) {
    this.sites = sites;
    Inventory inventory = evidence.inventory();
    OwnSite own = evidence.own();
    SplitRequest request = evidence.request();
    Landscape landscape = new Landscape(inventory);
    Map<String, Placement> placements = new HashMap<>();
    request
        .placements()
        .byName()
        .forEach(
            (key, placement) -> {
              if (landscape.application(placement.application()).isPresent()) {
                placements.put(key, placement);
              } else {
                leftOut.accept(
                    placement.row().place()
                        + " column application: the inventory has no application '"
                        + placement.application()
                        + "'");
              }
            });
    request.placements().leftOut().forEach(leftOut);
    request.placements().notes().forEach(notes::add);
    request.flows().notes().forEach(notes::add);
    this.tenants = Tenants.of(landscape, placements);
    this.streams = Streams.of(landscape, inventory.servers(), tenants, request);
    streams.leftOut().forEach(leftOut);
    TenantCosts costs = new TenantCosts(inventory, sites, evidence);
    List<SplitProblem.Tenant> priced = tenants.all().stream().map(costs::of).toList();
    costs.homeless().forEach(leftOut);
    notes.addAll(costs.notes());
    this.problem = new SplitProblem(sites.all(), priced, streams.all(), sites.perGb());
    this.splitter = new Splitter(problem);
    if (streams.assumed() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "of %,d dependencies no flow is known; %,.0f GB a month are assumed in each direction"
                  + " (--flows, --assumed-flow)",
              streams.assumed(),
              request.assumedGb()));
    }
    if (!placements.isEmpty()) {
      notes.add(
          "nodes, waves and costs above are those of everything that moves to one cloud, whatever"
              + " --placements says; what stays in --applications leaves them");
    }
    notes.add(own.how() + "; what leaves it is taken to save its part");
    notes.add(
        "in a cloud an application costs its part of the nodes, as much above the bound as the"
            + " packing was, and its disks; a control plane for each place");
    notes.add(
        "the sender pays for each GB; what the own site's line costs is not priced, and neither are"
            + " latency and the people who run two places");
  }

  /** Empty if there is no cloud to compare with, or nothing is allowed at all. */
  Optional<EstateSplit> split() {
    if (sites.size() == 1) {
      return Optional.empty();
    }
    Map<BitSet, SplitPlan> found = new LinkedHashMap<>();
    Optional<SplitPlan> single = onePlace();
    single.ifPresent(plan -> found.put(plan.used(), plan));
    for (int one = 0; one < sites.size(); one++) {
      for (int other = one; other < sites.size(); other++) {
        keep(found, set(one, other, Sites.OWN));
      }
    }
    BitSet places = new BitSet();
    places.set(0, sites.size());
    Optional<SplitPlan> most = keep(found, places);
    while (most.isPresent() && places.cardinality() > 3) {
      places.clear(least(most.get(), places));
      most = keep(found, places);
    }
    List<SplitPlan> plans =
        found.values().stream().sorted(Comparator.comparingDouble(SplitPlan::totalUsd)).toList();
    return plans.isEmpty() ? Optional.empty() : Optional.of(document(plans, single));
  }

  private static BitSet set(int... places) {
    BitSet set = new BitSet();
    for (int one : places) {
      set.set(one);
    }
    return set;
  }

  private Optional<SplitPlan> keep(Map<BitSet, SplitPlan> found, BitSet places) {
    Optional<SplitPlan> plan = splitter.over(places);
    plan.ifPresent(
        one -> found.merge(one.used(), one, (a, b) -> a.totalUsd() <= b.totalUsd() ? a : b));
    return plan;
  }

  /** The place that carries least, so that fewer are opened. */
  private int least(SplitPlan plan, BitSet places) {
    double[] carried = new double[sites.size()];
    for (int i = 0; i < plan.place().length; i++) {
      carried[plan.place()[i]] += problem.tenants().get(i).monthlyUsd()[plan.place()[i]];
    }
    return places.stream()
        .filter(one -> one != Sites.OWN)
        .boxed()
        .min(Comparator.comparingDouble(one -> carried[one]))
        .orElseThrow();
  }

  /** Everything in one place but for what can be nowhere but on the own site. */
  private Optional<SplitPlan> onePlace() {
    SplitPlan best = null;
    for (int place = 0; place < sites.size(); place++) {
      int[] all = new int[problem.tenants().size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = only(i, Sites.OWN) ? Sites.OWN : place;
      }
      SplitPlan plan = SplitPlan.of(problem, all);
      if (plan.allowed() && (best == null || plan.totalUsd() < best.totalUsd())) {
        best = plan;
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean only(int tenant, int place) {
    double[] usd = problem.tenants().get(tenant).monthlyUsd();
    for (int i = 0; i < usd.length; i++) {
      if (Double.isFinite(usd[i]) != (i == place)) {
        return false;
      }
    }
    return true;
  }

  private EstateSplit document(List<SplitPlan> plans, Optional<SplitPlan> single) {
    SplitPlan proposed = plans.get(0);
    boolean onePlace =
        single.filter(one -> one.totalUsd() <= proposed.totalUsd() + EQUAL).isPresent();
    return new EstateSplit(
        onePlace ? oneIsCheaper(proposed, plans) : severalAreCheaper(proposed, single),
        option(proposed),
        single.map(this::option),
        plans.stream().limit(MOST_OPTIONS).map(this::option).toList(),
        cents(splitter.bound()),
        onePlace
            ? Optional.empty()
            : single.flatMap(
                one -> {
                  double more = proposed.sendingUsd() - one.sendingUsd();
                  double saved = one.runningUsd() - proposed.runningUsd();
                  return more > 0 && saved > 0 ? Optional.of(saved / more) : Optional.empty();
                }),
        assignments(proposed),
        notes);
  }

  private String oneIsCheaper(SplitPlan proposed, List<SplitPlan> plans) {
    String one =
        text(
            "one place is cheapest%s: %s, $%,.2f a month%s",
            boundToOwn() ? " for what is not bound to the own site" : "",
            names(proposed).replace(boundToOwn() ? EstateSplit.OWN_SITE + AND : AND, ""),
            proposed.totalUsd(),
            boundToOwn() ? " with what stays" : "");
    return one
        + (plans.size() < 2
            ? ""
            : text(
                "; the next best, %s, costs $%,.2f more, of which $%,.2f for what is sent",
                names(plans.get(1)),
                plans.get(1).totalUsd() - proposed.totalUsd(),
                plans.get(1).sendingUsd()));
  }

  private String severalAreCheaper(SplitPlan proposed, Optional<SplitPlan> single) {
    String several =
        text(
            "%s together cost $%,.2f a month, of which $%,.2f for what is sent",
            names(proposed), proposed.totalUsd(), proposed.sendingUsd());
    return several
        + single
            .map(
                one ->
                    text(
                        "; one place, %s, costs $%,.2f more",
                        names(one), one.totalUsd() - proposed.totalUsd()))
            .orElse("; no single place is allowed for everything");
  }

  private boolean boundToOwn() {
    for (int i = 0; i < problem.tenants().size(); i++) {
      if (only(i, Sites.OWN)) {
        return true;
      }
    }
    return false;
  }

  private String names(SplitPlan plan) {
    return String.join(
        " and ", plan.used().stream().mapToObj(one -> problem.places().get(one).name()).toList());
  }

  private Option option(SplitPlan plan) {
    List<Part> parts = new ArrayList<>();
    for (int place : plan.used().stream().toArray()) {
      double running = problem.places().get(place).openUsd();
      int applications = 0;
      for (int i = 0; i < plan.place().length; i++) {
        if (plan.place()[i] == place) {
          running += problem.tenants().get(i).monthlyUsd()[place];
          applications += tenants.all().get(i).applications().size();
        }
      }
      parts.add(new Part(problem.places().get(place).name(), applications, cents(running)));
    }
    double crossing =
        problem.streams().stream()
            .filter(one -> plan.place()[one.from()] != plan.place()[one.to()])
            .mapToDouble(SplitProblem.Stream::gb)
            .sum();
    return new Option(
        parts,
        cents(plan.runningUsd()),
        cents(plan.sendingUsd()),
        Math.round(10 * crossing) / 10.0,
        cents(plan.totalUsd()));
  }

  private List<Assignment> assignments(SplitPlan plan) {
    List<Assignment> all = new ArrayList<>();
    for (int i = 0; i < plan.place().length; i++) {
      Tenants.Tenant tenant = tenants.all().get(i);
      for (String application : tenant.applications()) {
        all.add(
            new Assignment(
                application,
                problem.places().get(plan.place()[i]).name(),
                only(i, Sites.OWN)
                    ? Optional.of(tenant.bound().orElse("can be nowhere else"))
                    : tenant.bound()));
      }
    }
    all.sort(Comparator.comparing(Assignment::application));
    return all;
  }

  private static double cents(double usd) {
    return Math.round(100 * usd) / 100.0;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
