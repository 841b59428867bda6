package dev.lepton.plan.waves;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.Hardware;
import dev.lepton.model.inventory.Identity;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.InventoryApplication;
import dev.lepton.model.inventory.InventoryApplication.Tag;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Placement;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Software;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moves, what it is tied to, and what is left out of what people wrote. */
class WaveRequestBuilderTest {
  @TempDir private Path folder;
  private final List<Server> servers = new ArrayList<>();
  private final List<InventoryApplication> applications = new ArrayList<>();
  private final List<Dependency> dependencies = new ArrayList<>();

  private void server(String id, Map<String, String> tags, String... names) {
    servers.add(
        new Server(
            id,
            id,
            Server.Kind.MACHINE,
            new Identity(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(id),
                List.of(),
                List.of()),
            new Hardware(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new Software(Optional.empty(), Optional.empty(), List.of()),
            new Placement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            List.of(),
            List.of(),
            List.of(),
            new TreeMap<>(),
            List.of(names),
            new TreeMap<>(tags),
            new TreeMap<>()));
  }

  private void application(String name, List<String> on, Tag... tags) {
    applications.add(
        new InventoryApplication(
            name,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(tags),
            on,
            List.of()));
  }

  private void need(Dependency.Level level, String from, String to) {
    dependencies.add(Dependency.between(level, from, to, Optional.of(443), Place.of("net.csv")));
  }

  private WaveRequest build(String facts) throws IOException {
    Path file = Files.writeString(folder.resolve("apps.csv"), facts);
    Inventory inventory =
        new Inventory(
            List.of(), servers, List.of(), applications, dependencies, List.of(), List.of());
    return new WaveRequestBuilder(inventory, Optional.empty(), ApplicationFacts.read(file))
        .build(WaveRequestBuilder.Wishes.of(WaveLimits.defaults()));
  }

  @Test
  void aServerThatNoApplicationNamesStandsForItself() throws IOException {
    server("web1", Map.of());
    server("db1", Map.of(), "shop");
    application("shop", List.of("db1"));
    assertThat(build("application\n").applications())
        .extracting(MoveApplication::name)
        .containsExactly("shop", "web1");
  }

  @Test
  void whereServersTalkTheirApplicationsNeedOneAnother() throws IOException {
    server("web1", Map.of(), "shop");
    server("db1", Map.of(), "stock");
    need(Dependency.Level.SERVER, "web1", "db1");
    need(Dependency.Level.SERVER, "web1", "10.0.0.9");
    WaveRequest request = build("application\n");
    assertThat(request.needs())
        .extracting(Need::words)
        .containsExactly("shop needs stock (net.csv)");
    assertThat(request.remarks().notes()).anyMatch(note -> note.contains("such as 10.0.0.9"));
  }

  @Test
  void applicationsOnOneServerAreTied() throws IOException {
    server("big", Map.of(), "shop", "stock");
    assertThat(build("application\n").ties())
        .extracting(Tie::words)
        .containsExactly("the server big ties shop, stock");
  }

  @Test
  void whatPeopleSayCountsMoreThanTags() throws IOException {
    server("s1", Map.of("Environment", "dev"), "shop");
    application("shop", List.of("s1"), new Tag("Criticality", "high"));
    MoveApplication tagged = build("application\n").applications().get(0);
    assertThat(tagged.environment()).isEqualTo(Environment.NON_PRODUCTION);
    assertThat(tagged.careful()).contains("criticality high (tag)");
    MoveApplication said =
        build("application,environment,criticality,effort_days\nSHOP,prod,low,12\n")
            .applications()
            .get(0);
    assertThat(said.environment()).isEqualTo(Environment.PRODUCTION);
    assertThat(said.careful()).isEmpty();
    assertThat(said.effortDays()).isEqualTo(12);
  }

  @Test
  void whatStaysIsNotMovedAndWhoNeedsItIsTold() throws IOException {
    application("shop", List.of());
    application("ldap", List.of());
    need(Dependency.Level.APPLICATION, "shop", "ldap");
    WaveRequest request = build("application,stays\nldap,belongs to the group\n");
    assertThat(request.applications()).extracting(MoveApplication::name).containsExactly("shop");
    assertThat(request.remarks().stayBehind()).containsExactly("ldap: belongs to the group");
    assertThat(request.remarks().notes()).contains("shop needs ldap (net.csv), which stays behind");
  }

  @ParameterizedTest
  @CsvSource({
    "'shop,space,,','apps.csv:2 column environment: ''space'''",
    "'shop,,enormous,','apps.csv:2 column criticality: ''enormous'''",
    "'shop,,,-3','apps.csv:2 column effort_days: ''-3'' is not a number from 0.1 to 100000'",
    "'shop,,,many','apps.csv:2 column effort_days: ''many'''",
    "',,,','apps.csv:2 column application: nothing'",
    "'shup,,,','the inventory has no application ''shup'''"
  })
  void aRowThatCannotBeUsedIsLeftOutWithItsPlace(String row, String answer) throws IOException {
    application("shop", List.of());
    WaveRequest request = build("application,environment,criticality,effort_days\n" + row + "\n");
    assertThat(request.remarks().leftOut()).singleElement().asString().contains(answer);
    assertThat(request.applications()).hasSize(1);
  }

  @Test
  void aBlackoutThatEndsBeforeItBeginsIsLeftOut() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("b.csv"),
            "from,to,reason\n2027-02-01,2027-01-01,x\n2027-13-01,2027-01-01,\n2027-01-01,2027-01-02,y\n");
    BlackoutFile read = BlackoutFile.read(file);
    assertThat(read.blackouts())
        .extracting(Blackout::words)
        .containsExactly("y (2027-01-01 to 2027-01-02)");
    assertThat(read.leftOut())
        .containsExactly(
            "b.csv:2 column to: '2027-01-01' is not on or after 2027-02-01",
            "b.csv:3 column from: '2027-13-01' is not a date such as 2027-01-31");
  }
}
