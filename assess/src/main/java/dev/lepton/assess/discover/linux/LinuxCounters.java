package dev.lepton.assess.discover.linux;

import dev.lepton.assess.discover.Cards;
import dev.lepton.assess.discover.Counters;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Counters, of the output of {@link Scripts#READING}. What is missing counts as nothing. */
record LinuxCounters(Sections sections) {
  /** Whole disks only: partitions and mapped devices count the same bytes again. */
  private static final Pattern DISK =
      Pattern.compile("(?:sd|vd|xvd|hd)[a-z]+|nvme[0-9]+n[0-9]+|mmcblk[0-9]+|dasd[a-z]+|nbd[0-9]+");

  private static final int SECTOR = 512;

  Counters counters() {
    double[] cpu =
        sections
            .first("stat")
            .map(line -> numbers(line.replaceFirst("^cpu\\s+", "").split("\\s+")))
            .orElse(new double[0]);
    // user nice system idle iowait irq softirq steal; what follows is already counted in user.
    double total = Arrays.stream(cpu).limit(8).sum();
    double idle = at(cpu, 3) + at(cpu, 4);
    return new Counters(
        total - idle,
        total,
        Meminfo.of(sections.section("memory")).usedMegabytes(),
        disks(),
        network());
  }

  private Counters.Disks disks() {
    double[] sums = new double[4];
    for (String line : sections.section("disks")) {
      String[] words = line.strip().split("\\s+");
      if (words.length > 9 && DISK.matcher(words[2]).matches()) {
        double[] values = numbers(Arrays.copyOfRange(words, 3, words.length));
        sums[0] += values[0];
        sums[1] += values[4];
        sums[2] += SECTOR * values[2];
        sums[3] += SECTOR * values[6];
      }
    }
    return new Counters.Disks(sums[0], sums[1], sums[2], sums[3]);
  }

  private Counters.Network network() {
    double in = 0;
    double out = 0;
    for (String line : sections.section("cards")) {
      int colon = line.indexOf(':');
      if (colon > 0 && Cards.isReal(line.substring(0, colon).strip())) {
        // Old kernels write no blank behind the colon.
        double[] values = numbers(line.substring(colon + 1).strip().split("\\s+"));
        in += at(values, 0);
        out += at(values, 8);
      }
    }
    return new Counters.Network(in, out);
  }

  private static double at(double[] values, int index) {
    return index < values.length ? values[index] : 0;
  }

  private static double[] numbers(String[] words) {
    return Arrays.stream(words)
        .mapToDouble(word -> word.matches("[0-9]{1,20}") ? Double.parseDouble(word) : 0)
        .toArray();
  }
}
