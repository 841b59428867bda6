import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/**
 * Writes an estate: servers as AWS Migration Hub's CSV, applications of ten servers with their
 * dependencies as Konveyor's, and a day of usage in steps of ten minutes. Equal arguments give equal
 * files. Arguments: folder, servers, seed.
 */
final class Estate {
  private static final int STEPS = 144;
  private static final int SERVERS_PER_APPLICATION = 10;
  private static final int NEEDS_PER_APPLICATION = 3;
  private static final int[] CORES = {2, 2, 4, 4, 4, 8, 8, 16, 32};

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    int servers = Integer.parseInt(args[1]);
    long seed = Long.parseLong(args[2]);
    int[] cores = new int[servers];
    int[] memory = new int[servers];
    Random random = new Random(seed);
    try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("servers.csv"))) {
      csv.write(
          "SMBiosId,HostName,IPAddress,CPU.NumberOfCores,RAM.TotalSizeInMB,OS.Name,Applications\n");
      for (int i = 0; i < servers; i++) {
        cores[i] = CORES[random.nextInt(CORES.length)];
        memory[i] = 1024 * cores[i] * (1 << random.nextInt(4));
        csv.write(
            String.format(
                Locale.ROOT,
                "4c4c4544-0037-3810-8052-%012x,srv%05d,10.%d.%d.%d,%d,%d,Ubuntu,app%05d%n",
                i + 17,
                i,
                i / 62500,
                i / 250 % 250,
                i % 250 + 1,
                cores[i],
                memory[i],
                i / SERVERS_PER_APPLICATION));
      }
    }
    applications(folder, servers / SERVERS_PER_APPLICATION, random);
    usage(folder, cores, memory, random);
  }

  private static void applications(Path folder, int count, Random random) throws IOException {
    try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("applications.csv"))) {
      csv.write(
          "Record Type 1,Application Name,Dependency,Dependency Direction,Tag Type 1,Tag 1,Tag Type 2,Tag 2\n");
      for (int i = 0; i < count; i++) {
        csv.write(
            String.format(
                Locale.ROOT,
                "1,app%05d,,,Environment,%s,Criticality,%s%n",
                i,
                i % 4 == 0 ? "Test" : "Production",
                random.nextInt(8) == 0 ? "high" : "medium"));
      }
      for (int i = 1; i < count; i++) {
        for (int n = 0; n < NEEDS_PER_APPLICATION; n++) {
          int to = random.nextInt(i);
          if (i % 4 != 0 || to % 4 == 0) {
            csv.write(String.format(Locale.ROOT, "2,app%05d,app%05d,southbound,,,,%n", i, to));
          }
        }
      }
    }
  }

  private static void usage(Path folder, int[] cores, int[] memory, Random random)
      throws IOException {
    double[] level = new double[cores.length];
    double[] part = new double[cores.length];
    for (int i = 0; i < level.length; i++) {
      level[i] = random.nextInt(20) == 0 ? 0.5 : 5 + 50 * random.nextDouble();
      part[i] = 0.2 + 0.6 * random.nextDouble();
    }
    try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("usage.csv"))) {
      csv.write("time,server,cpu_percent,memory_mb,disk_iops,disk_mbps,network_mbps\n");
      long start = Instant.parse("2026-06-01T00:00:00Z").getEpochSecond();
      StringBuilder line = new StringBuilder();
      for (int step = 0; step < STEPS; step++) {
        String time = Instant.ofEpochSecond(start + 600L * step).toString();
        double day = 0.6 + 0.4 * Math.sin(2 * Math.PI * step / STEPS);
        for (int i = 0; i < cores.length; i++) {
          double load = level[i] * day * (0.8 + 0.4 * random.nextDouble());
          line.setLength(0);
          line.append(time).append(",srv").append(String.valueOf(100_000 + i), 1, 6).append(',');
          tenths(line, load);
          line.append(',').append((long) (memory[i] * part[i] * (0.95 + 0.05 * day)));
          line.append(',').append((long) (load * 4)).append(',');
          tenths(line, load / 5);
          line.append(',');
          tenths(line, load / 3);
          csv.append(line.append('\n'));
        }
      }
    }
  }

  private static void tenths(StringBuilder line, double value) {
    long tenths = Math.round(value * 10);
    line.append(tenths / 10).append('.').append(tenths % 10);
  }
}
