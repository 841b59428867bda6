package dev.lepton.assess.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.inventory.ImportNotice;
import dev.lepton.model.inventory.ImportNotice.Kind;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.Server;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks with RVTools' sheets. */
class RvToolsImportTest {
  private static final String A = "423f0c1e-1111-2222-3333-000000000001";
  private static final String B = "423f0c1e-1111-2222-3333-000000000002";

  @TempDir Path folder;
  private final Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();

  RvToolsImportTest() {
    sheets.put(
        "vInfo",
        List.of(
            List.of(
                "VM",
                "Powerstate",
                "Template",
                "SRM Placeholder",
                "DNS Name",
                "CPUs",
                "Memory",
                "Total disk capacity MiB",
                "Primary IP Address",
                "Provisioned MiB",
                "OS according to the configuration file",
                "VM ID",
                "VM UUID",
                "VI SDK UUID"),
            List.of(
                "web 1",
                "poweredOn",
                false,
                false,
                "web1.example.com",
                4,
                8192,
                153600,
                "10.0.0.1",
                900000,
                "Ubuntu Linux (64-bit)",
                "vm-1",
                A,
                "vc"),
            List.of(
                "golden",
                "poweredOff",
                true,
                false,
                "",
                2,
                4096,
                51200,
                "",
                51200,
                "Other",
                "vm-2",
                B,
                "vc")));
    sheets.put(
        "vPartition",
        List.of(
            List.of("VM", "VM UUID", "Disk", "Capacity MiB", "Consumed MiB"),
            List.of("web 1", A, "/", 100000, 40000)));
    sheets.put(
        "vMemory",
        List.of(
            List.of("VM", "VM UUID", "Size MiB", "Active", "Reservation"),
            List.of("web 1", A, 8192, 2048, 0)));
  }

  private Inventory read() throws IOException {
    Path file = folder.resolve("rv.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      sheets.forEach((name, rows) -> write(workbook.newWorksheet(name), rows));
    }
    InventoryImporter importer = new InventoryImporter();
    importer.file(file, Optional.empty());
    return importer.inventory();
  }

  private static void write(Worksheet sheet, List<List<Object>> rows) {
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < rows.get(r).size(); c++) {
        Object value = rows.get(r).get(c);
        if (value instanceof Number number) {
          sheet.value(r, c, number);
        } else if (value instanceof Boolean flag) {
          sheet.value(r, c, flag);
        } else {
          sheet.value(r, c, (String) value);
        }
      }
    }
  }

  @Test
  void sheetsComeTogetherByMachine() throws IOException {
    sheets.put(
        "vDisk",
        List.of(
            List.of("VM", "VM UUID", "Disk", "Capacity MiB"),
            List.of("web 1", A, "Hard disk 1", 102400),
            List.of("web 1", A, "Hard disk 2", 51200)));
    Inventory inventory = read();
    assertThat(inventory.servers()).hasSize(1);
    Server server = inventory.servers().get(0);
    assertThat(server.disks()).hasSize(2);
    assertThat(server.storageMb()).isEqualTo(153600);
    assertThat(server.volumes().get(0).usedMb()).contains(40000L);
    assertThat(server.usage().get(Metric.MEMORY_MB).average()).contains(2048.0);
    assertThat(server.saidBy().get("cores").toString()).endsWith("rv.xlsx#vInfo:2:6");
  }

  @Test
  void withoutDisksTheirTotalIsTakenAndNotWhatIsProvisioned() throws IOException {
    assertThat(read().servers().get(0).storageMb()).isEqualTo(153600);
  }

  @Test
  void aTemplateIsNoServerAndIsTold() throws IOException {
    Inventory inventory = read();
    assertThat(inventory.sources().get(0).excluded()).isEqualTo(1);
    assertThat(inventory.notices())
        .filteredOn(n -> n.kind() == Kind.EXCLUDED)
        .extracting(ImportNotice::what)
        .containsExactly("\"golden\" is a template, not a server");
  }

  @Test
  void aMissingSheetMakesItIncomplete() throws IOException {
    sheets.remove("vMemory");
    assertThat(read().complete()).isFalse();
    assertThat(read().servers()).hasSize(1);
  }

  @Test
  void whatIsNoAddressIsToldWithItsCellAndTheOthersCount() throws IOException {
    sheets.put(
        "vNetwork",
        List.of(
            List.of("VM", "VM UUID", "Network", "IP Address", "Mac Address"),
            List.of("web 1", A, "lan", "somewhere, 192.0.2.9", "none")));
    Inventory inventory = read();
    assertThat(inventory.servers().get(0).identity().addresses()).contains("192.0.2.9");
    assertThat(inventory.notices())
        .filteredOn(n -> n.kind() == Kind.VALUE_REJECTED)
        .singleElement()
        .satisfies(n -> assertThat(n.what()).contains("not an address: somewhere"))
        .satisfies(n -> assertThat(n.where().toString()).endsWith("rv.xlsx#vNetwork:2:4"));
  }

  @Test
  void withoutMachinesItIsRefused() {
    sheets.remove("vInfo");
    assertThatThrownBy(this::read).hasMessageContaining("no sheet vInfo");
  }

  @Test
  void aDamagedWorkbookIsTold() throws IOException {
    Path file = Files.write(folder.resolve("x.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 1, 2});
    assertThatThrownBy(() -> new InventoryImporter().file(file, Optional.empty()))
        .hasMessageContaining("workbook cannot be read");
  }
}
