import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes one estate in every format that an inventory is made of: azure.csv, hub.csv, rvtools.xlsx,
 * konveyor.csv, usage.csv, and metrics.txt in OpenMetrics for a Prometheus server. In each file one
 * row of a thousand has a value that is none. Arguments: folder, rows.
 */
final class Inventories {
  private static final int DISKS = 12;
  private static final int BAD = 1000;
  private static final int SAMPLES = 12;

  private final Path folder;
  private final int rows;
  private final long end = System.currentTimeMillis() / 300_000 * 300;

  private Inventories(Path folder, int rows) {
    this.folder = folder;
    this.rows = rows;
  }

  public static void main(String[] args) throws IOException {
    Inventories made = new Inventories(Path.of(args[0]), Integer.parseInt(args[1]));
    made.azure();
    made.hub();
    made.rvtools();
    made.konveyor();
    made.usage();
    made.metrics();
  }

  private static boolean bad(int row) {
    return row % BAD == BAD / 2;
  }

  private static String name(int row) {
    return String.format(Locale.ROOT, "srv%05d", row);
  }

  /** As in a chain of shops, where every shop calls its machine the same. */
  private static String host(int row) {
    return String.format(Locale.ROOT, "till.shop%05d.example", row);
  }

  private static String address(int row) {
    return "10." + row / 62500 + "." + row / 250 % 250 + "." + (row % 250 + 1);
  }

  private static String uuid(int row) {
    return String.format(Locale.ROOT, "4c4c4544-0037-3810-8052-%012x", row + 17);
  }

  private static int cores(int row) {
    return 2 + row % 15;
  }

  private static int memory(int row) {
    return 4096 * (1 + row % 16);
  }

  private void csv(String file, String header, RowText text) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve(file)))) {
      out.println(header);
      for (int row = 0; row < rows; row++) {
        out.println(text.of(row));
      }
    }
  }

  private interface RowText {
    String of(int row);
  }

  private void azure() throws IOException {
    StringBuilder header =
        new StringBuilder("*Server name,IP address,*Cores,*Memory (MB),*OS name,OS version,");
    header.append("CPU utilization percentage,Number of disks");
    for (int disk = 1; disk <= DISKS; disk++) {
      header.append(",Disk %1$d size (In GB),Disk %1$d read ops,Disk %1$d write ops".formatted(disk));
    }
    csv(
        "azure.csv",
        header.toString(),
        row -> {
          StringBuilder line = new StringBuilder();
          line.append(host(row)).append(',').append(address(row)).append(',');
          line.append(bad(row) ? "some" : cores(row)).append(',').append(memory(row));
          line.append(",Ubuntu,22.04,").append(row % 100).append(',').append(DISKS);
          for (int disk = 1; disk <= DISKS; disk++) {
            line.append(',').append(50 * disk).append(',').append(10 * disk).append(',').append(5 * disk);
          }
          return line.toString();
        });
  }

  private void hub() throws IOException {
    csv(
        "hub.csv",
        "SMBiosId,HostName,IPAddress,CPU.NumberOfCores,RAM.TotalSizeInMB,OS.Name,CPU.UsagePct.Avg,CPU.UsagePct.Max,"
            + "DiskReadsPerSecondInKB.Avg,DiskReadOpsPerSecond.Avg,NetworkWritesPerSecondInKB.Max,Applications,Tags",
        row ->
            String.join(
                ",",
                uuid(row),
                host(row),
                bad(row) ? "10.0.0.999" : address(row),
                "" + cores(row),
                "" + memory(row),
                "Ubuntu",
                "" + row % 90,
                "99",
                "" + row,
                "" + row % 500,
                "" + row % 10_000,
                "app" + row / 10,
                "\"stage:test, owner:team" + row % 40 + "\""));
  }

  private void konveyor() throws IOException {
    csv(
        "konveyor.csv",
        "Record Type 1,Application Name,Description,Comments,Business Service,Dependency,Dependency Direction,"
            + "Binary Group,Binary Artifact,Binary Version,Binary Packaging,Repository Type,Repository URL,"
            + "Repository Branch,Repository Path,Tag Type 1,Tag 1,Tag Type 2,Tag 2",
        row ->
            row % 4 == 3
                ? "2,App %d,,,,App %d,%s,,,,,,,,,,,,".formatted(row - 1, row - 2, bad(row - 3) ? "upwards" : "northbound")
                : "%s,App %d,\"Does things, %d of them\",,Sales,,,org.acme,app%2$d,1.%2$d,war,git,https://git.example/app%2$d,main,,Language,Java,Runtime,Tomcat"
                    .formatted(bad(row) ? "7" : "1", row, row));
  }

  private void usage() throws IOException {
    csv(
        "usage.csv",
        "time,server,cpu %,memory MB,disk IOPS,disk MBps,network Mbps",
        row ->
            String.join(
                ",",
                "2026-11-01T%02d:%02d:00Z".formatted(row / 60 % 24, row % 60),
                name(row / 2),
                bad(row) ? "n/a" : "" + row % 100,
                "" + memory(row) / 2,
                "" + row % 300,
                "" + row % 50,
                "" + row % 70));
  }

  private void rvtools() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("rvtools.xlsx"));
        Workbook workbook = new Workbook(out, "made", "1.0")) {
      sheet(
          workbook,
          "vInfo",
          "VM,Powerstate,Template,DNS Name,CPUs,Memory,NICs,Disks,Total disk capacity MiB,Primary IP Address,Datacenter,Cluster,Host,"
              + "OS according to the VMware Tools,VM ID,VM UUID",
          1,
          (row, part) ->
              new Object[] {
                name(row), "poweredOn", "False", host(row), bad(row) ? "some" : cores(row), memory(row), 1, DISKS,
                3_900 * 1024, address(row), "DC1", "C" + row % 20, "esx" + row % 200, "Ubuntu Linux (64-bit)", "vm-" + row, uuid(row)
              });
      sheet(
          workbook, "vMemory", "VM,VM UUID,Size MiB,Reservation", 1, (row, part) -> new Object[] {name(row), uuid(row), memory(row), 0});
      sheet(
          workbook,
          "vDisk",
          "VM,VM UUID,Disk,Capacity MiB",
          DISKS,
          (row, part) -> new Object[] {name(row), uuid(row), "Hard disk " + part, 51_200 * part});
      sheet(
          workbook,
          "vPartition",
          "VM,VM UUID,Disk,Capacity MiB,Consumed MiB",
          2,
          (row, part) -> new Object[] {name(row), uuid(row), "/data" + part, 50_000, 20_000 + row % 1000});
      sheet(
          workbook,
          "vNetwork",
          "VM,VM UUID,Network,IP Address",
          1,
          (row, part) -> new Object[] {name(row), uuid(row), "VLAN" + row % 9, address(row)});
    }
  }

  private interface Cells {
    Object[] of(int row, int part);
  }

  private void sheet(Workbook workbook, String name, String header, int parts, Cells cells) throws IOException {
    Worksheet sheet = workbook.newWorksheet(name);
    write(sheet, 0, header.split(","));
    for (int row = 0; row < rows; row++) {
      for (int part = 1; part <= parts; part++) {
        int line = row * parts + part;
        write(sheet, line, cells.of(row, part));
        if (line % 1000 == 0) {
          sheet.flush();
        }
      }
    }
    sheet.finish();
  }

  private static void write(Worksheet sheet, int line, Object[] cells) {
    for (int column = 0; column < cells.length; column++) {
      if (cells[column] instanceof Number number) {
        sheet.value(line, column, number);
      } else {
        sheet.value(line, column, cells[column].toString());
      }
    }
  }

  /** The last hour in steps of five minutes. */
  private void metrics() throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve("metrics.txt")))) {
      family(out, "node_uname_info", row -> out.print(",nodename=\"" + name(row) + "\",sysname=\"Linux\""), (row, at) -> 1);
      family(out, "node_memory_MemTotal_bytes", row -> {}, (row, at) -> memory(row) * 1048576L);
      family(out, "node_memory_MemAvailable_bytes", row -> {}, (row, at) -> memory(row) * (600_000L + at));
      family(out, "node_cpu_seconds_total", row -> out.print(",mode=\"idle\",cpu=\"0\""), (row, at) -> at * (150L + row % 100));
      family(out, "node_disk_reads_completed_total", row -> out.print(",device=\"sda\""), (row, at) -> at * 3000L);
      out.println("# EOF");
    }
  }

  private interface Sample {
    long of(int row, int at);
  }

  private void family(PrintWriter out, String name, IntConsumer labels, Sample sample) {
    out.println("# TYPE " + name + " unknown");
    for (int row = 0; row < rows; row++) {
      for (int at = 0; at <= SAMPLES; at++) {
        out.print(name + "{instance=\"" + address(row) + ":9100\"");
        labels.accept(row);
        out.println("} " + sample.of(row, at) + " " + (end - 300L * (SAMPLES - at)));
      }
    }
  }
}
