package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.Hardware;
import dev.lepton.model.inventory.Identity;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Placement;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Software;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.plan.PlanSettings;
import dev.lepton.plan.demand.rule.RuleSettings;
import dev.lepton.plan.estate.EstatePlanner;
import dev.lepton.plan.estate.EstateRequest;
import dev.lepton.plan.estate.SplitRequest;
import dev.lepton.plan.pack.PackSettings;
import dev.lepton.plan.pack.PackWatch;
import dev.lepton.plan.usage.UsageData;
import dev.lepton.plan.waves.ApplicationFacts;
import dev.lepton.plan.waves.WaveLimits;
import dev.lepton.plan.waves.WaveRequestBuilder;
import dev.lepton.plan.waves.WaveRequestBuilder.Wishes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of an inventory's plan in a real browser, with names that have no end. */
@Tag("browser")
class EstatePageIT {
  private static final String ENDLESS = "unbreakable".repeat(30);
  private static final int SERVERS = 30;

  private static String page = "";

  @TempDir Path folder;

  @BeforeAll
  static void plan() {
    List<Server> servers = new ArrayList<>();
    List<Dependency> dependencies = new ArrayList<>();
    for (int i = 0; i < SERVERS; i++) {
      servers.add(server(ENDLESS + i, ENDLESS + "application" + i % 7));
      dependencies.add(
          new Dependency(
              Dependency.Level.SERVER,
              ENDLESS + i,
              ENDLESS + (i + 1) % SERVERS,
              Optional.of(5432),
              Optional.of(ENDLESS),
              Optional.of("postgres"),
              Place.of(ENDLESS + ".csv")));
    }
    Inventory inventory =
        new Inventory(List.of(), servers, List.of(), List.of(), dependencies, List.of(), List.of());
    page =
        EstateReport.render(
            new EstatePlanner(
                    new EstateRequest(
                        ENDLESS,
                        new EstateRequest.Evidence(
                            inventory,
                            UsageData.none(),
                            List.of(),
                            Optional.empty(),
                            List.of(ENDLESS + ":1: " + ENDLESS)),
                        requirements(),
                        new EstateRequest.Settings(
                            RuleSettings.defaults(),
                            PlanSettings.defaults(),
                            new PackSettings.Search(1, Duration.ofSeconds(5), 20)),
                        Optional.of(
                            new WaveRequestBuilder(
                                    inventory, Optional.empty(), ApplicationFacts.none())
                                .build(Wishes.of(WaveLimits.defaults()))),
                        SplitRequest.none(),
                        Optional.empty()),
                    PackWatch.NONE)
                .plan());
  }

  private static RequirementSpec requirements() {
    return new RequirementSpec(
        Optional.of(10.0), Optional.empty(), 99.9, List.of(), List.of(), "any", 0, 1);
  }

  private static Server server(String name, String application) {
    return new Server(
        name,
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
            Optional.of(4),
            Optional.of(16_384L),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Software(Optional.empty(), Optional.empty(), List.of()),
        new Placement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        List.of(application),
        new TreeMap<>(),
        new TreeMap<>());
  }

  @Test
  void onADeskNothingIsWiderThanTheWindow() throws Exception {
    assertThat(MeasuredPage.look(page, 1280, folder).page()).isLessThanOrEqualTo(1280);
  }

  @Test
  void onAPhoneNothingIsWiderThanTheWindowAndPlotsCanBeRead() throws Exception {
    MeasuredPage seen = MeasuredPage.look(page, 390, folder);
    assertThat(seen.page()).isLessThanOrEqualTo(390);
    assertThat(seen.plotTexts()).isPositive();
    assertThat(seen.plotTextHeight()).isGreaterThanOrEqualTo(12);
  }

  @Test
  void databasesAndPlacesArePartsOfThePage() {
    assertThat(page)
        .contains("<h2 id=\"h-databases\">", "<h2 id=\"h-one-place-or-several\">", "not priced");
  }
}
