package dev.lepton.assess.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.inventory.Conflict;
import dev.lepton.model.inventory.ImportNotice;
import dev.lepton.model.inventory.ImportNotice.Kind;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows mean one server, and what becomes of what they say. */
class MergeTest {
  private static final String AZURE = "Server name,IP address,Cores,Memory (MB),OS name\n";
  private static final String AWS =
      "SMBiosId,HostName,IPAddress,CPU.NumberOfCores,RAM.TotalSizeInMB,OS.Name\n";
  private static final String UUID = "4c4c4544-0037-3810-8052-b4c04f4e4b31";
  private static final String TURNED = "44454c4c-3700-1038-8052-b4c04f4e4b31";

  @TempDir Path folder;
  private final InventoryImporter importer = new InventoryImporter();

  private MergeTest file(String name, String content) throws IOException {
    importer.file(Files.writeString(folder.resolve(name), content), Optional.empty());
    return this;
  }

  private Inventory inventory() {
    return importer.inventory();
  }

  @Test
  void aSharedAddressAndNameAreOneServerAndTheDomainMayLack() throws IOException {
    file("a.csv", AZURE + "web1,10.0.0.1,4,8192,Linux\n");
    file("b.csv", AWS + UUID + ",web1.example.com,10.0.0.1,4,8192,Linux\n");
    assertThat(inventory().servers()).hasSize(1);
    assertThat(inventory().conflicts()).isEmpty();
  }

  @Test
  void theFirstFileWinsAndTheConflictNamesBothPlaces() throws IOException {
    file("a.csv", AZURE + "web1,10.0.0.1,4,8192,Linux\n");
    file("b.csv", AWS + UUID + ",web1,10.0.0.1,8,8100,Linux\n");
    assertThat(inventory().servers().get(0).hardware().cores()).contains(4);
    assertThat(inventory().conflicts()).hasSize(1);
    Conflict conflict = inventory().conflicts().get(0);
    assertThat(conflict.field()).isEqualTo("cores");
    assertThat(conflict.keptFrom().toString()).endsWith("a.csv:2:3");
    assertThat(conflict.otherFrom().toString()).endsWith("b.csv:2:4");
  }

  @Test
  void aUuidIsTheSameInBothByteOrders() throws IOException {
    file("a.csv", AWS + UUID + ",one,10.0.0.1,4,8192,Linux\n");
    file("b.csv", AWS + TURNED + ",other,10.0.0.9,4,8192,Linux\n");
    assertThat(inventory().servers()).hasSize(1);
    assertThat(inventory().conflicts()).extracting(Conflict::field).contains("hostName");
  }

  @Test
  void aCopiedMachineWithTheSameUuidIsKeptApart() throws IOException {
    file(
        "a.csv",
        AWS + UUID + ",one,10.0.0.1,4,8192,Linux\n" + UUID + ",two,10.0.0.2,4,8192,Linux\n");
    assertThat(inventory().servers())
        .extracting(Server::name)
        .containsExactlyInAnyOrder("one", "two");
    assertThat(inventory().notices()).extracting(ImportNotice::kind).contains(Kind.WARNING);
  }

  @Test
  void oneNameAtTwoAddressesIsTwoServersAndTold() throws IOException {
    file("a.csv", AZURE + "web1,10.0.0.1,4,8192,Linux\nweb1,10.0.0.2,4,8192,Linux\n");
    assertThat(inventory().servers()).hasSize(2);
    assertThat(inventory().servers()).extracting(Server::id).doesNotHaveDuplicates();
    assertThat(inventory().notices().get(0).what()).contains("also the name");
  }

  @Test
  void oneShortNameInTwoDomainsIsTwoServersAndTheBareNameMeansNeither() throws IOException {
    file(
        "a.csv",
        AZURE
            + "pos.north.example,10.0.0.1,4,8192,Linux\npos.south.example,10.0.0.2,4,8192,Linux\n");
    file("b.csv", AZURE + "pos,10.0.0.2,4,8192,Linux\npos,,4,8192,Linux\n");
    assertThat(inventory().servers())
        .extracting(Server::name)
        .containsExactlyInAnyOrder("pos.north.example", "pos.south.example", "pos");
  }

  @Test
  void anAddressAsANameHasNoDomainToLeaveOut() throws IOException {
    file("a.csv", AZURE + "10.0.0.1,,4,8192,Linux\n10.0.0.2,,4,8192,Linux\n10,,4,8192,Linux\n");
    assertThat(inventory().servers()).hasSize(3);
  }

  @Test
  void aRepeatedRowIsOneServerAndTold() throws IOException {
    file("a.csv", AZURE + "web1,10.0.0.1,4,8192,Linux\nweb1,10.0.0.1,4,8192,Linux\n");
    assertThat(inventory().servers()).hasSize(1);
    assertThat(inventory().notices().get(0).kind()).isEqualTo(Kind.DUPLICATE);
    assertThat(inventory().notices().get(0).where().line()).isEqualTo(3);
  }

  @Test
  void twoServersTurnOutToBeOneWhenAThirdRowKnowsBoth() throws IOException {
    file("a.csv", AZURE + "web1,10.0.0.1,4,8192,Linux\n");
    file("b.csv", AWS + UUID + ",,10.0.0.7,4,8192,Linux\n");
    file("c.csv", AWS + UUID + ",web1,10.0.0.1,4,8192,Linux\n");
    assertThat(inventory().servers()).hasSize(1);
    assertThat(inventory().servers().get(0).identity().addresses())
        .containsExactly("10.0.0.1", "10.0.0.7");
  }

  @Test
  void usageFindsItsServerByNameOrAddress() throws IOException {
    file("a.csv", AZURE + "web1,10.0.0.1,4,8192,Linux\n");
    file(
        "u.csv",
        "time,server,cpu %\n2026-11-01T00:00:00Z,web1.example.com,10\n2026-11-01 00:05,10.0.0.1,30\n");
    assertThat(inventory().servers()).hasSize(1);
    assertThat(inventory().servers().get(0).usage().values().iterator().next().average())
        .contains(20.0);
  }

  @Test
  void disksOfTwoFilesAreNotAddedUp() throws IOException {
    String header = "Server name,IP address,Cores,Memory (MB),OS name,Disk 1 size (In GB)";
    file("a.csv", header + "\nweb1,10.0.0.1,4,8192,Linux,100\n");
    file("b.csv", header + ",Disk 2 size (In GB)\nweb1,10.0.0.1,4,8192,Linux,100,50\n");
    assertThat(inventory().servers().get(0).disks()).hasSize(2);
    assertThat(inventory().conflicts()).extracting(Conflict::field).containsExactly("disks");
  }

  @Test
  void theLoadThatOnlyTheShorterKnowledgeTellsIsAddedToTheSameDisks() throws IOException {
    file(
        "a.csv",
        "Server name,Cores,Memory (MB),OS name,Disk 1 size (GB),Disk 2 size (GB)\nweb1,4,8192,Linux,10,70\n");
    file(
        "b.csv",
        "Server name,Cores,Memory (MB),OS name,Disk 1 size (GB),Disk 1 read ops,Disk 2 size (GB)\nweb1,4,8192,Linux,10,12,70\n");
    assertThat(inventory().conflicts()).isEmpty();
    assertThat(inventory().servers().get(0).disks())
        .extracting(disk -> disk.readIops().orElse(null))
        .containsExactly(12.0, null);
    assertThat(inventory().servers().get(0).disks().get(0).where().toString()).contains("a.csv");
  }

  @Test
  void aLoadOfDisksThatAreCutDifferentlyIsTold() throws IOException {
    file(
        "a.csv",
        "Server name,Cores,Memory (MB),OS name,Disk 1 size (GB),Disk 2 size (GB)\nweb1,4,8192,Linux,10,70\n");
    file(
        "b.csv",
        "Server name,Cores,Memory (MB),OS name,Disk 1 size (GB),Disk 1 read ops\nweb1,4,8192,Linux,80,12\n");
    assertThat(inventory().servers().get(0).disks()).hasSize(2);
    assertThat(inventory().conflicts()).extracting(Conflict::field).containsExactly("disks");
  }

  @Test
  void aSavedInventoryIsReadAgainAsItWas() throws IOException {
    file("a.csv", AZURE + "web1,10.0.0.1,4,8192,Linux\n");
    file("b.csv", AWS + UUID + ",db1,10.0.0.2,8,65536,Linux\n");
    Path saved = folder.resolve("inventory.json");
    InventoryFiles.write(saved, inventory());
    assertThat(InventoryFiles.read(saved)).isEqualTo(inventory());
    InventoryImporter again = new InventoryImporter();
    again.file(saved, Optional.empty());
    assertThat(again.inventory().servers()).isEqualTo(inventory().servers());
  }
}
