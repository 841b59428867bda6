package dev.lepton.assess.discover.linux;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines of /proc/meminfo, in KiB. */
record Meminfo(Map<String, Long> values) {
  static Meminfo of(List<String> lines) {
    Map<String, Long> values = new HashMap<>();
    for (String line : lines) {
      String[] words = line.strip().split("[:\\s]+");
      if (words.length > 1 && words[1].matches("[0-9]{1,18}")) {
        values.putIfAbsent(words[0], Long.valueOf(words[1]));
      }
    }
    return new Meminfo(values);
  }

  Optional<Long> kilobytes(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** In use, without what is cached only; kernels before 3.14 do not tell what is available. */
  double usedMegabytes() {
    long total = values.getOrDefault("MemTotal", 0L);
    long available =
        kilobytes("MemAvailable")
            .orElseGet(
                () ->
                    values.getOrDefault("MemFree", 0L)
                        + values.getOrDefault("Buffers", 0L)
                        + values.getOrDefault("Cached", 0L));
    return Math.max(0, total - available) / 1024.0;
  }
}
