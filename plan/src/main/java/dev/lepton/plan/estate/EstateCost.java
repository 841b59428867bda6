package dev.lepton.plan.estate;

import dev.lepton.model.plan.Cost;
import dev.lepton.plan.catalogue.CloudService;
import dev.lepton.plan.catalogue.ServicePrice;
import dev.lepton.plan.catalogue.ServicePrices;
import dev.lepton.plan.cost.CostSheet;
import dev.lepton.plan.cost.UnitPrices;
import dev.lepton.plan.platform.PlatformSettings;
import java.util.Locale;
import java.util.Optional;

/** Adds up what an estate costs a month on a platform. Immutable. */
final class EstateCost {
  private static final double GB_PER_GIB = 1.073741824;

  private final ServicePrices services;
  private final UnitPrices prices;
  private final PlatformSettings settings;

  EstateCost(ServicePrices services, UnitPrices prices, PlatformSettings settings) {
    this.services = services;
    this.prices = prices;
    this.settings = settings;
  }

  /**
   * Machines that carry everything.
   *
   * @param cluster whether they are nodes of a managed cluster
   * @param how their price was found
   */
  record Carriers(
      String provider, String region, boolean cluster, int count, double usdPerHour, String how) {}

  double monthly(double usdPerHour) {
    return usdPerHour * prices.hoursPerMonth();
  }

  /** USD a month of a cluster's control plane. */
  double controlPlane(String provider, String region) {
    return monthly(known(provider, region, CloudService.MANAGED_KUBERNETES));
  }

  /** USD a month of disks. */
  double disks(String provider, String region, double gib) {
    return gib * GB_PER_GIB * known(provider, region, CloudService.BLOCK_STORAGE);
  }

  /** USD of a unit of what is assumed for every provider if nobody imported it. */
  double known(String provider, String region, CloudService service) {
    return price(provider, region, service).map(ServicePrice::usd).orElseThrow();
  }

  Optional<ServicePrice> price(String provider, String region, CloudService service) {
    return services.price(provider, region, service);
  }

  Cost of(Carriers carriers, EstateWorkloads workloads) {
    CostSheet sheet = new CostSheet();
    sheet.add(
        carriers.cluster() ? "nodes" : "machines", monthly(carriers.usdPerHour()), carriers.how());
    if (carriers.cluster()) {
      add(
          sheet,
          carriers,
          new Item("control plane", CloudService.MANAGED_KUBERNETES, prices.hoursPerMonth(), ""));
    }
    storage(sheet, carriers, workloads);
    traffic(sheet, carriers, workloads);
    return sheet
        .notPriced("load balancers: which applications need one is not known")
        .notPriced("NAT gateway and traffic between zones: not measured")
        .notPriced("managed databases: databases are carried as what they are today")
        .notPriced("object storage for backups")
        .notPriced("support plan")
        .total();
  }

  /**
   * @param amount a month, in the service's unit
   * @param detail how the amount came about; may be empty
   */
  private record Item(String name, CloudService service, double amount, String detail) {}

  private Optional<ServicePrice> price(Carriers carriers, CloudService service) {
    return price(carriers.provider(), carriers.region(), service);
  }

  private void add(CostSheet sheet, Carriers carriers, Item item) {
    price(carriers, item.service())
        .ifPresentOrElse(
            price ->
                sheet.add(
                    item.name(),
                    item.amount() * price.usd(),
                    text(
                        "%,.1f %s%s × $%.5f, %s, %s",
                        item.amount(),
                        item.service().unit(),
                        item.detail(),
                        price.usd(),
                        price.source(),
                        price.asOf())),
            () ->
                sheet.notPriced(
                    item.name()
                        + ": no price is known for "
                        + carriers.provider()
                        + " "
                        + carriers.region()));
  }

  private void storage(CostSheet sheet, Carriers carriers, EstateWorkloads workloads) {
    double boot = carriers.count() * settings.bootDiskGib();
    add(
        sheet,
        carriers,
        new Item(
            "block storage",
            CloudService.BLOCK_STORAGE,
            (workloads.totals().storageGib() + boot) * GB_PER_GIB,
            text(", with %,d boot disks of %.0f GiB,", carriers.count(), settings.bootDiskGib())));
    if (workloads.totals().withoutStorage() > 0) {
      sheet.notPriced(
          text(
              "storage of %,d workload(s): nobody says how much",
              workloads.totals().withoutStorage()));
    }
  }

  private void traffic(CostSheet sheet, Carriers carriers, EstateWorkloads workloads) {
    double mbps = workloads.totals().networkMbps();
    String price =
        price(carriers, CloudService.EGRESS_INTERNET)
            .map(one -> text("; $%.3f/GB", one.usd()))
            .orElse("");
    sheet.notPriced(
        mbps > 0
            ? text(
                "internet egress: servers send up to %,.0f Mbps together, and how much of it leaves"
                    + " the network is not known%s",
                mbps, price)
            : "internet egress: traffic was not measured" + price);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
