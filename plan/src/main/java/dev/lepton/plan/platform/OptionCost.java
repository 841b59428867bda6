package dev.lepton.plan.platform;

import dev.lepton.plan.catalogue.CloudService;
import dev.lepton.plan.catalogue.ServicePrice;
import dev.lepton.plan.catalogue.ServicePrices;
import dev.lepton.plan.cost.CostSheet;
import dev.lepton.plan.cost.UnitPrices;
import dev.lepton.plan.demand.DatabaseNeed;
import dev.lepton.plan.demand.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Adds up what a platform costs a month: machines, and the services that the workload needs. What
 * has no price is named, never counted as 0.
 */
final class OptionCost {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double MEGABITS_PER_GB = 8000;
  private static final double GB_PER_GIB = 1.073741824;

  private final ServicePrices services;
  private final UnitPrices prices;
  private final PlatformSettings settings;

  OptionCost(ServicePrices services, UnitPrices prices, PlatformSettings settings) {
    this.services = services;
    this.prices = prices;
    this.settings = settings;
  }

  /**
   * What is to be priced.
   *
   * @param database the machines that stand in for a managed database; empty where no database
   *     moves
   * @param zones over how many zones the copies are spread
   * @param notPriced what is known already to have no price
   */
  record Bill(
      ServiceModel model,
      Machines application,
      Optional<Machines> database,
      Workload workload,
      int zones,
      List<String> notPriced) {
    String provider() {
      return application.offer().provider();
    }

    String region() {
      return application.offer().region();
    }

    boolean kubernetes() {
      return model == ServiceModel.KUBERNETES;
    }
  }

  CostSheet of(Bill bill) {
    CostSheet sheet = new CostSheet();
    addMachines(sheet, bill.kubernetes() ? "nodes" : "application machines", bill.application());
    if (bill.kubernetes()) {
      add(
          sheet,
          bill,
          new Item("control plane", CloudService.MANAGED_KUBERNETES, hours(), () -> ""));
    }
    boolean managed = addDatabase(sheet, bill);
    addStorage(sheet, bill, managed);
    if (bill.application().count() > 1 || bill.kubernetes()) {
      add(sheet, bill, new Item("load balancer", CloudService.LOAD_BALANCER, hours(), () -> ""));
    }
    addTraffic(sheet, bill);
    addBackups(sheet, bill);
    bill.notPriced().forEach(what -> sheet.notPriced(what));
    return sheet.notPriced("support plan");
  }

  private void addMachines(CostSheet sheet, String name, Machines machines) {
    sheet.add(
        name,
        machines.usdPerHour() * prices.hoursPerMonth(),
        () ->
            text(
                "%s × %.0f h, prices of %s",
                machines.purchase().words(machines.offer()),
                prices.hoursPerMonth(),
                machines.offer().asOf()));
  }

  private Optional<ServicePrice> price(Bill bill, CloudService service) {
    return services.price(bill.provider(), bill.region(), service);
  }

  private double hours() {
    return prices.hoursPerMonth();
  }

  /**
   * @param amount a month, in the service's unit
   * @param detail how the amount came about; may be empty
   */
  private record Item(String name, CloudService service, double amount, Supplier<String> detail) {}

  private void add(CostSheet sheet, Bill bill, Item item) {
    price(bill, item.service())
        .ifPresentOrElse(
            price ->
                sheet.add(
                    item.name(),
                    item.amount() * price.usd(),
                    () ->
                        text(
                            "%.1f %s%s × %s",
                            item.amount(),
                            item.service().unit(),
                            item.detail().get(),
                            words(price))),
            () -> sheet.notPriced(() -> lacking(bill, item.name())));
  }

  private static String lacking(Bill bill, String name) {
    return name + ": no price is known for " + bill.provider() + " " + bill.region();
  }

  private static String words(ServicePrice price) {
    return text("$%.5f, %s, %s", price.usd(), price.source(), price.asOf());
  }

  /** Whether the database is priced as the provider's, so that its machines are not bought. */
  boolean managesDatabases(String provider, String region) {
    return services.price(provider, region, CloudService.MANAGED_POSTGRESQL).isPresent();
  }

  /** Whether it is priced as a managed one, with its storage beside it. */
  private boolean addDatabase(CostSheet sheet, Bill bill) {
    if (bill.database().isEmpty()) {
      return false;
    }
    Machines machines = bill.database().get();
    Optional<ServicePrice> managed = price(bill, CloudService.MANAGED_POSTGRESQL);
    if (managed.isEmpty()) {
      addMachines(sheet, "database machines", machines);
      sheet.notPriced(
          () ->
              lacking(bill, "managed PostgreSQL") + "; priced as machines that run it themselves");
      return false;
    }
    double vcpus = machines.count() * machines.offer().machine().vcpu();
    sheet.add(
        "managed PostgreSQL",
        vcpus * managed.get().usd() * prices.hoursPerMonth(),
        () ->
            text(
                "%d × %.0f vCPU × %.0f h × %s",
                machines.count(),
                machines.offer().machine().vcpu(),
                prices.hoursPerMonth(),
                words(managed.get())));
    return true;
  }

  private void addStorage(CostSheet sheet, Bill bill, boolean managed) {
    int machines =
        bill.application().count() + (managed ? 0 : bill.database().map(Machines::count).orElse(0));
    double gib =
        bill.workload().applicationStorageGib()
            + bill.workload().database().map(OptionCost::gib).orElse(0.0)
            + machines * settings.bootDiskGib();
    Supplier<String> boot =
        () -> text(", with %d boot disks of %.0f GiB", machines, settings.bootDiskGib());
    add(sheet, bill, new Item("block storage", CloudService.BLOCK_STORAGE, gib * GB_PER_GIB, boot));
  }

  private static double gib(DatabaseNeed need) {
    return need.storageGib() * need.machines();
  }

  private void addTraffic(CostSheet sheet, Bill bill) {
    Optional<ServicePrice> internet = price(bill, CloudService.EGRESS_INTERNET);
    if (bill.workload().egressMbps().isEmpty()) {
      sheet.notPriced(
          () ->
              "internet egress: traffic was not measured"
                  + internet.map(price -> text("; $%.3f/GB", price.usd())).orElse(""));
    } else {
      double mbps = bill.workload().egressMbps().getAsDouble();
      add(
          sheet,
          bill,
          new Item(
              "internet egress",
              CloudService.EGRESS_INTERNET,
              mbps * SECONDS_PER_HOUR * hours() / MEGABITS_PER_GB,
              () -> text(", from %.2f Mbps on average, all taken as outbound,", mbps)));
    }
    unmeasured(sheet, bill, CloudService.NAT_TRAFFIC, "NAT: what the machines call outside");
    if (bill.zones() > 1) {
      unmeasured(sheet, bill, CloudService.EGRESS_ZONE, "traffic between zones");
    }
  }

  private void unmeasured(CostSheet sheet, Bill bill, CloudService service, String name) {
    sheet.notPriced(
        () ->
            name
                + " is not measured"
                + price(bill, service)
                    .map(price -> text("; $%.3f/GB", price.usd()))
                    .orElse(", and has no price"));
  }

  /** One full copy of the databases is kept outside of them. */
  private void addBackups(CostSheet sheet, Bill bill) {
    bill.workload()
        .database()
        .ifPresent(
            need ->
                add(
                    sheet,
                    bill,
                    new Item(
                        "object storage for backups",
                        CloudService.OBJECT_STORAGE,
                        need.storageGib() * need.databases() * GB_PER_GIB,
                        () -> ", one full copy,")));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
