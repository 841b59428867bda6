package dev.lepton.plan.estate;

import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.Hardware;
import dev.lepton.model.inventory.Identity;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Placement;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Software;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.EstatePlan;
import dev.lepton.plan.PlanSettings;
import dev.lepton.plan.catalogue.CatalogueStore;
import dev.lepton.plan.demand.rule.RuleName;
import dev.lepton.plan.demand.rule.RuleSettings;
import dev.lepton.plan.pack.PackSettings;
import dev.lepton.plan.pack.PackWatch;
import dev.lepton.plan.split.FlowFile;
import dev.lepton.plan.split.PlacementFile;
import dev.lepton.plan.usage.UsageData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Builds small inventories and plans them. Not thread-safe. */
final class Estates {
  private static final PackSettings.Search BRIEFLY =
      new PackSettings.Search(1, Duration.ofSeconds(5), 20);

  private final Path folder;
  private final List<Server> servers = new ArrayList<>();
  private final List<Dependency> dependencies = new ArrayList<>();
  private Optional<Double> todayUsd = Optional.empty();
  private SplitRequest split = SplitRequest.none();
  private List<String> providers = List.of("aws", "gcp");

  /**
   * @param folder for files
   */
  Estates(Path folder) {
    this.folder = folder;
  }

  /** A server of eight cores and 32 GiB that carries an application and some processes. */
  Estates server(String name, String application, Software.Service... services) {
    servers.add(
        new Server(
            name + "-id",
            name,
            Server.Kind.MACHINE,
            new Identity(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(name),
                List.of(),
                List.of()),
            new Hardware(
                Optional.of(8),
                Optional.of(32_768L),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new Software(Optional.empty(), Optional.empty(), List.of(services)),
            new Placement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            List.of(),
            List.of(),
            List.of(),
            new TreeMap<>(),
            List.of(application),
            new TreeMap<>(),
            new TreeMap<>()));
    return this;
  }

  static Software.Service service(String process, Integer... ports) {
    return new Software.Service(process, List.of(ports), Optional.empty(), Optional.empty());
  }

  Estates needs(String from, String to) {
    dependencies.add(
        Dependency.between(
            Dependency.Level.APPLICATION, from, to, Optional.empty(), Place.of("needs.csv")));
    return this;
  }

  Estates reached(String from, String to, int port) {
    dependencies.add(
        Dependency.between(
            Dependency.Level.SERVER,
            from + "-id",
            to + "-id",
            Optional.of(port),
            Place.of("connections.csv")));
    return this;
  }

  Estates costsToday(double usd) {
    todayUsd = Optional.of(usd);
    return this;
  }

  Estates on(String... names) {
    providers = List.of(names);
    return this;
  }

  /** Rows of placements and flows, without their headings. */
  Estates split(List<String> placements, List<String> flows) {
    split =
        new SplitRequest(
            PlacementFile.read(
                write("placements.csv", "application,site,regions,not_providers", placements)),
            FlowFile.read(write("flows.csv", "from,to,gb_per_month", flows)),
            100);
    return this;
  }

  private Path write(String name, String heading, List<String> rows) {
    try {
      return Files.writeString(
          folder.resolve(name), heading + "\n" + String.join("\n", rows) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EstatePlan plan() {
    PlanSettings defaults = PlanSettings.defaults();
    return new EstatePlanner(
            new EstateRequest(
                "estate",
                new EstateRequest.Evidence(
                    new Inventory(
                        List.of(),
                        servers,
                        List.of(),
                        List.of(),
                        dependencies,
                        List.of(),
                        List.of()),
                    UsageData.none(),
                    List.of(),
                    todayUsd,
                    List.of()),
                new RequirementSpec(
                    Optional.empty(), Optional.empty(), 99, providers, List.of(), "any", 0, 1),
                new EstateRequest.Settings(
                    new RuleSettings(RuleName.LEPTON, 95, 1.3, 0, OptionalDouble.empty()),
                    new PlanSettings(
                        defaults.sizing(),
                        defaults.models(),
                        defaults.platform(),
                        defaults.prices(),
                        defaults.rates(),
                        new CatalogueStore(folder.resolve("catalogue"))),
                    BRIEFLY),
                Optional.empty(),
                split,
                Optional.empty()),
            PackWatch.NONE)
        .plan();
  }
}
