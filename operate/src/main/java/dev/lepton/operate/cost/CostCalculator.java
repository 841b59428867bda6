package dev.lepton.operate.cost;

import dev.lepton.model.operation.CostReport;
import dev.lepton.model.operation.CostReport.Day;
import dev.lepton.model.operation.CostReport.NotPriced;
import dev.lepton.model.operation.CostReport.Total;
import dev.lepton.operate.cost.ClusterUse.BalancerUse;
import dev.lepton.operate.cost.ClusterUse.ContainerUse;
import dev.lepton.operate.cost.ClusterUse.NodeUse;
import dev.lepton.operate.cost.ClusterUse.TrafficUse;
import dev.lepton.operate.cost.ClusterUse.VolumeUse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OpenCost's formula over a cluster: total = workload + idle + overhead, step by step (<a
 * href="https://opencost.io/docs/specification">OpenCost specification</a>). Money is counted in
 * whole billionths of a dollar: nothing is negative, and rows, days and parts add up to the total
 * exactly. Not thread-safe; one instance calculates once.
 */
public final class CostCalculator {
  private static final double HOURS_PER_MONTH = 730;
  private static final double DAY_HOURS = 24;
  private static final Part[] OF_NODES = {Part.CPU, Part.MEMORY, Part.GPU};

  private final ClusterUse use;
  private final PriceBook prices;
  private final CostSettings settings;
  private final Steps steps;
  private final List<LocalDate> dates;
  private final Ledger ledger;
  private final List<NodeBook> nodes;
  private final NotPricedList notPriced = new NotPricedList();

  public CostCalculator(ClusterUse use, PriceBook prices, CostSettings settings) {
    this.use = use;
    this.prices = prices;
    this.settings = settings;
    this.steps = use.steps();
    this.dates = steps.days();
    this.ledger = new Ledger(settings, dates.size());
    this.nodes = use.nodes().stream().map(node -> new NodeBook(node, prices)).toList();
  }

  /** Without forecast, budget and plan. */
  public CostReport report() {
    Map<LocalDate, Integer> index = new HashMap<>();
    dates.forEach(date -> index.put(date, index.size()));
    for (int step = 0; step < steps.count(); step++) {
      step(step, index.getOrDefault(steps.day(step), 0));
    }
    nodes.forEach(notPriced::node);
    ledger.close();
    return document();
  }

  private void step(int step, int day) {
    List<List<ContainerUse>> byNode = nodes.stream().map(any -> newList()).toList();
    for (ContainerUse container : use.containers()) {
      Resources charged = container.charged(step);
      if (charged.equals(Resources.NONE)) {
        continue;
      }
      int node = container.node()[step];
      if (node < 0 || use.nodes().get(node).present()[step] <= 0) {
        lost(container, charged.cores() * steps.hours(), "its node is not known");
      } else {
        byNode.get(node).add(container);
      }
    }
    for (int node = 0; node < byNode.size(); node++) {
      node(nodes.get(node), use.nodes().get(node), byNode.get(node), new At(step, day));
    }
    use.volumes().forEach(volume -> volume(volume, step, day));
    use.balancers().forEach(balancer -> balancer(balancer, step, day));
    use.traffic().forEach(traffic -> traffic(traffic, step, day));
    prices
        .controlPlane()
        .ifPresent(
            price ->
                ledger.overhead(day, Nanos.of(price.usd() * steps.hours() * use.known()[step])));
  }

  private static List<ContainerUse> newList() {
    return new ArrayList<>();
  }

  private void lost(ContainerUse container, double coreHours, String why) {
    ledger.account(container.payer()).notPriced(coreHours);
    notPriced.coreHours(why, coreHours);
  }

  private record At(int step, int day) {}

  private void node(NodeBook book, NodeUse node, List<ContainerUse> on, At at) {
    double present = node.present()[at.step()];
    if (present <= 0) {
      return;
    }
    double hours = steps.hours() * present;
    book.there(hours);
    List<Account> accounts = on.stream().map(one -> ledger.account(one.payer())).toList();
    for (int i = 0; i < on.size(); i++) {
      accounts
          .get(i)
          .use(
              on.get(i).requested(at.step()).times(steps.hours()),
              on.get(i).used(at.step()).times(steps.hours()));
    }
    if (book.price().isEmpty()) {
      for (int i = 0; i < on.size(); i++) {
        accounts.get(i).notPriced(on.get(i).charged(at.step()).cores() * steps.hours());
      }
      return;
    }
    // Containers' figures are averages over the whole step; the node was there for a part of it.
    List<Resources> charged =
        on.stream().map(one -> one.charged(at.step()).times(1 / present)).toList();
    book(
        book,
        NodeShare.of(node.has(), book.price().get().usd(), hours, charged),
        accounts,
        at.day());
  }

  private void book(NodeBook book, NodeShare share, List<Account> accounts, int day) {
    for (int resource = 0; resource < OF_NODES.length; resource++) {
      int of = resource;
      for (int i = 0; i < accounts.size(); i++) {
        ledger.workload(accounts.get(i), day, OF_NODES[of], share.containers().get(i)[of]);
      }
      double[] costs = share.containers().stream().mapToDouble(one -> one[of]).toArray();
      ledger.idle(day, share.idle()[of], accounts, costs);
    }
    long idle = Arrays.stream(share.idle()).sum();
    book.add(Arrays.stream(share.asset()).sum() - idle, idle, share.scaled());
  }

  private void volume(VolumeUse volume, int step, int day) {
    double gibHours = volume.gib()[step] * steps.hours();
    if (gibHours <= 0) {
      return;
    }
    Optional<UnitPrice> price = prices.volume(volume.storageClass());
    if (price.isPresent()) {
      book(volume.payer(), day, Part.STORAGE, gibHours / HOURS_PER_MONTH * price.get().usd());
    } else {
      notPriced.volume(volume.storageClass(), gibHours);
    }
  }

  private void balancer(BalancerUse balancer, int step, int day) {
    double hours = balancer.present()[step] * steps.hours();
    if (hours <= 0) {
      return;
    }
    Optional<UnitPrice> price = prices.loadBalancer();
    if (price.isPresent()) {
      book(balancer.payer(), day, Part.LOAD_BALANCER, hours * price.get().usd());
    } else {
      notPriced.balancer(balancer.payer().namespace() + "/" + balancer.name(), hours);
    }
  }

  private void traffic(TrafficUse traffic, int step, int day) {
    double gib = traffic.gib()[step];
    if (gib <= 0) {
      return;
    }
    Optional<UnitPrice> price = prices.traffic();
    if (price.isPresent()) {
      book(traffic.payer(), day, Part.NETWORK, gib * price.get().usd());
    } else {
      notPriced.traffic(gib);
    }
  }

  private void book(ClusterUse.Payer payer, int day, Part part, double usd) {
    ledger.workload(ledger.account(payer), day, part, Nanos.of(usd));
  }

  private CostReport document() {
    List<Day> days = new ArrayList<>();
    long workload = 0;
    long idle = 0;
    long overhead = 0;
    double[] covered = coveredByDay();
    for (int day = 0; day < dates.size(); day++) {
      workload += ledger.workload(day);
      idle += ledger.idle(day);
      overhead += ledger.overhead(day);
      days.add(
          new Day(
              dates.get(day),
              Nanos.usd(ledger.workload(day) + ledger.idle(day) + ledger.overhead(day)),
              Nanos.usd(ledger.workload(day)),
              Nanos.usd(ledger.idle(day)),
              Nanos.usd(ledger.overhead(day)),
              covered[day]));
    }
    double all = Nanos.usd(workload + idle + overhead);
    double coveredHours = Arrays.stream(covered).sum();
    return new CostReport(
        new CostReport.Window(
            steps.start(),
            steps.end(),
            steps.length().toSeconds(),
            steps.allHours(),
            coveredHours,
            Arrays.stream(use.measured()).sum() * steps.hours()),
        settings.grouping().id(),
        new Total(
            all,
            Nanos.usd(workload),
            Nanos.usd(idle),
            Nanos.usd(overhead),
            coveredHours > 0 ? all / coveredHours * HOURS_PER_MONTH : 0),
        ledger.rows().stream().map(account -> account.row(dates)).toList(),
        days,
        nodes.stream().filter(node -> node.hours() > 0).map(NodeBook::document).toList(),
        notPriced(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new CostNotes(use, nodes, settings).all());
  }

  private List<NotPriced> notPriced() {
    if (prices.controlPlane().isEmpty()) {
      notPriced.controlPlane();
    }
    return notPriced.all();
  }

  private double[] coveredByDay() {
    double[] covered = new double[dates.size()];
    for (int step = 0; step < steps.count(); step++) {
      covered[dates.indexOf(steps.day(step))] += use.known()[step] * steps.hours();
    }
    for (int day = 0; day < covered.length; day++) {
      covered[day] = Math.min(DAY_HOURS, covered[day]);
    }
    return covered;
  }
}
