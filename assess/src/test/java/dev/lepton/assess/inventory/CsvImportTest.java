package dev.lepton.assess.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.ImportNotice;
import dev.lepton.model.inventory.ImportNotice.Kind;
import dev.lepton.model.inventory.ImportSource;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files as their tools write them, and as people damage them. */
class CsvImportTest {
  private static final String AZURE = "*Server name,IP address,*Cores,*Memory (MB),*OS name";

  @TempDir Path folder;

  private Inventory read(String... lines) throws IOException {
    return read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private Inventory read(byte[] content) throws IOException {
    InventoryImporter importer = new InventoryImporter();
    importer.file(Files.write(folder.resolve("in.csv"), content), Optional.empty());
    return importer.inventory();
  }

  private static Server only(Inventory inventory) {
    assertThat(inventory.servers()).hasSize(1);
    return inventory.servers().get(0);
  }

  private static ImportNotice notice(Inventory inventory, Kind kind) {
    return inventory.notices().stream().filter(n -> n.kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void anAzureRowBecomesAServerWithThePlaceOfEachValue() throws IOException {
    Inventory inventory = read(AZURE, "web1,10.0.0.1,4,\"16,384\",Ubuntu 22.04");
    Server server = only(inventory);
    assertThat(server.hardware().cores()).contains(4);
    assertThat(server.hardware().memoryMb()).contains(16384L);
    assertThat(server.identity().addresses()).containsExactly("10.0.0.1");
    Place memory = server.saidBy().get("memoryMb");
    assertThat(memory.line()).isEqualTo(2);
    assertThat(memory.column()).isEqualTo(4);
    assertThat(Place.parse(memory.toString())).isEqualTo(memory);
    assertThat(inventory.complete()).isTrue();
  }

  @Test
  void columnsThatAreNotReadAreTold() throws IOException {
    Inventory inventory =
        read(
            "*Server name,IP addresses,*Cores,*Memory (In MB),*OS name,Rack",
            "web1,10.0.0.1,4,16384,Ubuntu,7");
    assertThat(only(inventory).identity().addresses()).containsExactly("10.0.0.1");
    assertThat(notice(inventory, Kind.WARNING).what()).endsWith(": Rack");
    assertThat(inventory.complete()).isTrue();
  }

  @Test
  void moreThanEightDisksAreAllKept() throws IOException {
    StringBuilder header = new StringBuilder(AZURE);
    StringBuilder row = new StringBuilder("db1,,8,32768,Windows Server 2019");
    for (int i = 1; i <= 11; i++) {
      header.append(",Disk ").append(i).append(" size (In GB)");
      row.append(",").append(100 * i);
    }
    Server server = only(read(header.toString(), row.toString()));
    assertThat(server.disks()).hasSize(11);
    assertThat(server.disks().get(10).capacityMb()).contains(1100L * 1024);
    assertThat(server.storageMb()).isEqualTo(6600L * 1024);
  }

  @Test
  void gigabytesInAColumnOfMegabytesAreNotTaken() throws IOException {
    Inventory inventory = read(AZURE, "a,10.0.0.1,2,16,Linux", "b,10.0.0.2,2,16 GB,Linux");
    ImportNotice notice = notice(inventory, Kind.VALUE_REJECTED);
    assertThat(notice.where().toString()).endsWith("in.csv:2:4");
    assertThat(notice.what()).contains("looks like GB");
    assertThat(inventory.servers().get(0).hardware().memoryMb()).isEmpty();
    assertThat(inventory.servers().get(1).hardware().memoryMb()).contains(16384L);
    assertThat(inventory.complete()).isFalse();
  }

  @Test
  void aNegativeSizeIsNotTakenForAUnit() throws IOException {
    ImportNotice notice = notice(read(AZURE, "a,10.0.0.1,2,-4096,Linux"), Kind.VALUE_REJECTED);
    assertThat(notice.what()).contains("not negative");
  }

  @ParameterizedTest
  @CsvSource({"-4,between", "2.5,whole", "lots,not a number", "99999,between"})
  void absurdCoresAreTold(String cores, String reason) throws IOException {
    Inventory inventory = read(AZURE, "a,10.0.0.1," + cores + ",4096,Linux");
    assertThat(notice(inventory, Kind.VALUE_REJECTED).what()).contains(reason);
    assertThat(only(inventory).hardware().cores()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.999",
        "10.0.1",
        "10.0.0.1.2",
        "00:50:56:ab:cd:ef",
        "fd00::1::2",
        "::12345"
      })
  void whatOnlyLooksLikeAnAddressIsToldAndIdentifiesNothing(String text) throws IOException {
    Inventory inventory = read(AZURE, "a," + text + ",2,4096,Linux");
    assertThat(only(inventory).identity().addresses()).isEmpty();
    assertThat(notice(inventory, Kind.VALUE_REJECTED).what()).contains("not an address: " + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.168.255.7", "fd00::1", "2001:db8:1:2:3:4:5:6", "::ffff:10.1.2.3", "fd00::"})
  void addressesOfBothKindsAreKept(String text) throws IOException {
    Inventory inventory = read(AZURE, "a," + text + ",2,4096,Linux");
    assertThat(only(inventory).identity().addresses()).containsExactly(text);
    assertThat(inventory.notices()).isEmpty();
  }

  @Test
  void everyRowIsCountedOnceAndABadOneDoesNotStopTheRest() throws IOException {
    Inventory inventory =
        read(
            AZURE,
            "a,10.0.0.1,2,4096,Linux",
            ",10.0.0.2,2,4096,Linux",
            "c,10.0.0.3,2,4096,Linux,too,many",
            "d,10.0.0.4,2,4096,\"Linux",
            "e,10.0.0.5,2,4096,Linux");
    ImportSource source = inventory.sources().get(0);
    assertThat(source.read()).isEqualTo(5);
    assertThat(source.kept()).isEqualTo(2);
    assertThat(source.rejected()).isEqualTo(3);
    assertThat(inventory.notices())
        .filteredOn(n -> n.kind() == Kind.REJECTED)
        .extracting(n -> n.where().line())
        .containsExactly(3, 4, 5);
  }

  @Test
  void aQuotedValueMayGoOverSeveralLines() throws IOException {
    Inventory inventory =
        read(AZURE, "a,10.0.0.1,2,4096,\"Linux\nof some kind\"", "b,10.0.0.2,2,4,Linux");
    assertThat(inventory.servers()).hasSize(2);
    assertThat(notice(inventory, Kind.VALUE_REJECTED).where().line()).isEqualTo(4);
  }

  @Test
  void semicolonsAByteOrderMarkAndExcelsHintAreUnderstood() throws IOException {
    Inventory inventory = read("\uFEFFsep=;", AZURE.replace(',', ';'), "a;10.0.0.1;2;4096;Linux");
    assertThat(only(inventory).hardware().cores()).contains(2);
  }

  @Test
  void whatIsNotUtf8IsReadAsWindowsWritesItAndTold() throws IOException {
    byte[] latin =
        (AZURE + "\nmünchen,10.0.0.1,2,4096,Linux").getBytes(StandardCharsets.ISO_8859_1);
    Inventory inventory = read(latin);
    assertThat(only(inventory).name()).isEqualTo("münchen");
    assertThat(notice(inventory, Kind.WARNING).what()).contains("Windows-1252");
  }

  @ParameterizedTest
  @CsvSource({"DiskReadsOpsPerSecond.Avg", "DiskReadOpsPerSecond.Avg"})
  void bothSpellingsOfMigrationHubAreRead(String column) throws IOException {
    Inventory inventory =
        read(
            "SMBiosId,VMware.MoRefId,VMware.VCenterId,HostName,CPU.NumberOfCores,RAM.TotalSizeInMB,"
                + column
                + ",NetworkReadsPerSecondInKB.Max,Applications,Tags",
            "4C4C4544-0037-3810-8052-B4C04F4E4B31,vm-1,vc-1,db1,8,65536,120,125,\"Shop,Blog\","
                + "\"env:prod, team:a\"");
    Server server = only(inventory);
    assertThat(server.id()).isEqualTo("uuid:4c4c4544-0037-3810-8052-b4c04f4e4b31");
    assertThat(server.usage().get(Metric.DISK_READ_IOPS).average()).contains(120.0);
    assertThat(server.usage().get(Metric.NETWORK_IN_MBPS).peak()).contains(1.0);
    assertThat(server.tags()).containsEntry("env", "prod").containsEntry("team", "a");
    assertThat(inventory.applications())
        .extracting(application -> application.name() + application.servers())
        .containsExactly("Blog[" + server.id() + "]", "Shop[" + server.id() + "]");
  }

  @Test
  void konveyorsDependenciesPointFromTheOneThatNeeds() throws IOException {
    Inventory inventory =
        read(
            "Record Type 1,Application Name,Description,Business Service,Dependency,Dependency"
                + " Direction,Repository URL,Tag Type 1,Tag 1",
            "1,Shop,Sells,Sales,,,https://me:secret@git.example/shop,Language,Java",
            "2,Shop,,,Stock,southbound,,,",
            "2,shop,,,Portal,northbound,,,",
            "2,Shop,,,Stock,sideways,,,");
    assertThat(inventory.dependencies())
        .extracting(Dependency::from, Dependency::to)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Portal", "Shop"),
            org.assertj.core.groups.Tuple.tuple("Shop", "Stock"));
    assertThat(inventory.applications().get(0).repository().orElseThrow().url())
        .isEqualTo("https://git.example/shop");
    assertThat(notice(inventory, Kind.REJECTED).where().toString()).endsWith(":5:6");
  }

  @Test
  void aSeriesBecomesAverageP95AndPeak() throws IOException {
    StringBuilder text = new StringBuilder("time,server,cpu %,network Mbps\n");
    for (int i = 1; i <= 100; i++) {
      text.append("2026-11-0").append(1 + i / 60).append("T00:").append("%02d".formatted(i % 60));
      text.append(":00Z,web1,").append(i).append(",\n");
    }
    Inventory inventory = read(text.toString());
    var cpu = only(inventory).usage().get(Metric.CPU_PERCENT);
    assertThat(cpu.average()).contains(50.5);
    assertThat(cpu.p95()).contains(95.0);
    assertThat(cpu.peak()).contains(100.0);
    assertThat(cpu.samples()).isEqualTo(100);
    assertThat(only(inventory).usage()).doesNotContainKey(Metric.NETWORK_MBPS);
  }

  @Test
  void whatIsOfNoFormatNamesItsColumns() {
    assertThatThrownBy(() -> read("colour,size", "blue,3"))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> {
              assertThat(e.getMessage()).contains("colour, size");
              assertThat(e.problems().get(0).where()).endsWith("in.csv:1");
            });
  }

  @ParameterizedTest
  @CsvSource({"''", "'   '", "'\n\n'"})
  void anEmptyFileIsTold(String content) {
    assertThatThrownBy(() -> read(content)).hasMessageContaining("empty");
  }

  @Test
  void theSameFilesGiveTheSameInventory() throws IOException {
    String[] lines = {AZURE, "b,10.0.0.2,2,4096,Linux", "a,10.0.0.1,2,4096,Linux"};
    assertThat(read(lines)).isEqualTo(read(lines));
    assertThat(read(lines).servers()).extracting(Server::name).isEqualTo(List.of("a", "b"));
  }
}
