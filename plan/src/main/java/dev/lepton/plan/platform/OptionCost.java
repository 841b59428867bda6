package dev.lepton.plan.platform;

import dev.lepton.model.plan.Cost;
import dev.lepton.plan.cost.CostSheet;
import dev.lepton.plan.cost.UnitPrices;
import dev.lepton.plan.demand.Workload;
import java.util.Locale;
import java.util.Optional;

/** Adds up what a platform costs a month, and names what it will cost beyond that. */
final class OptionCost {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double MEGABITS_PER_GB = 8000;

  private final UnitPrices prices;
  private final PlatformSettings settings;

  OptionCost(UnitPrices prices, PlatformSettings settings) {
    this.prices = prices;
    this.settings = settings;
  }

  /**
   * @param database the machines that stand in for a managed database; empty where no database
   *     moves
   */
  Cost of(
      ServiceModel model, Machines application, Optional<Machines> database, Workload workload) {
    CostSheet sheet = new CostSheet();
    boolean kubernetes = model == ServiceModel.KUBERNETES;
    addMachines(sheet, kubernetes ? "nodes" : "application machines", application);
    if (kubernetes) {
      sheet.add(
          "control plane",
          prices.controlPlaneHour() * prices.hoursPerMonth(),
          text("$%.2f/h × %.0f h, managed", prices.controlPlaneHour(), prices.hoursPerMonth()));
    }
    database.ifPresent(
        machines -> {
          addMachines(sheet, "database machines", machines);
          sheet.notPriced("managed database: priced as machines that run it themselves");
        });
    addStorage(sheet, application, database, workload);
    addEgress(sheet, workload);
    return sheet
        .notPriced("load balancer")
        .notPriced("NAT gateway and traffic between zones")
        .notPriced("object storage for backups")
        .notPriced("support plan")
        .total();
  }

  private void addMachines(CostSheet sheet, String name, Machines machines) {
    sheet.add(
        name,
        machines.usdPerHour() * prices.hoursPerMonth(),
        text(
            "%d × %s at $%.5f/h × %.0f h, on demand, prices of %s",
            machines.count(),
            machines.offer().machine().name(),
            machines.offer().usdPerHour(),
            prices.hoursPerMonth(),
            machines.offer().asOf()));
  }

  private void addStorage(
      CostSheet sheet, Machines application, Optional<Machines> database, Workload workload) {
    int machines = application.count() + database.map(Machines::count).orElse(0);
    double databaseGib =
        workload.database().map(need -> need.storageGib() * need.machines()).orElse(0.0);
    double gib = workload.applicationStorageGib() + databaseGib + machines * settings.bootDiskGib();
    sheet.add(
        "block storage",
        gib * prices.diskGbHour() * prices.hoursPerMonth(),
        text(
            "%.1f GiB, of which %.0f GiB for %d boot disks, × $%.7f/GB·h × %.0f h, fallback price",
            gib,
            machines * settings.bootDiskGib(),
            machines,
            prices.diskGbHour(),
            prices.hoursPerMonth()));
  }

  private void addEgress(CostSheet sheet, Workload workload) {
    if (workload.egressMbps().isEmpty()) {
      sheet.notPriced(
          text("internet egress: traffic was not measured; $%.2f/GB", prices.internetGb()));
      return;
    }
    double mbps = workload.egressMbps().getAsDouble();
    double gb = mbps * SECONDS_PER_HOUR * prices.hoursPerMonth() / MEGABITS_PER_GB;
    sheet.add(
        "internet egress",
        gb * prices.internetGb(),
        text(
            "%.2f Mbps on average, all taken as outbound = %.1f GB × $%.2f/GB, fallback price",
            mbps, gb, prices.internetGb()));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
