package dev.lepton.plan.performance;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.plan.table.BadCell;
import dev.lepton.plan.table.Sheet;
import dev.lepton.plan.table.SheetRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Load tests from a CSV, by load.
 *
 * @param leftOut rows that could not be used, each with line and column
 * @param notes what else is worth knowing
 */
public record LoadTestFile(List<LoadTest> tests, List<String> leftOut, List<String> notes) {
  private static final int FEWEST_LOADS = 3;
  private static final double MOST = 1e9;
  private static final double MOST_MILLIS = 86_400_000;
  private static final Sheet.Kind KIND =
      new Sheet.Kind(
          "the file of load tests",
          List.of("load", "throughput"),
          List.of("mean_ms", "p95_ms", "cpu_percent"));

  public LoadTestFile {
    tests = List.copyOf(tests);
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE or CONFIG_INVALID if the file as a whole cannot be
   *     used, or has fewer than three different loads
   */
  public static LoadTestFile read(Path file) {
    Sheet sheet = Sheet.read(file, KIND);
    List<LoadTest> tests = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (SheetRow row : sheet.rows()) {
      try {
        tests.add(test(row));
      } catch (BadCell e) {
        leftOut.add(row.place() + " " + e.getMessage());
      }
    }
    long loads = tests.stream().mapToDouble(LoadTest::load).distinct().count();
    if (loads < FEWEST_LOADS) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the file has only "
              + loads
              + " different load(s) that can be used"
              + leftOut.stream().findFirst().map(first -> "; left out: " + first).orElse(""),
          file.toString(),
          "test at three loads at least, better at six or more, some of them beyond the best"
              + " throughput");
    }
    tests.sort(Comparator.comparingDouble(LoadTest::load).thenComparingInt(LoadTest::line));
    List<String> notes = new ArrayList<>(sheet.notes());
    tests.stream().flatMap(test -> doubts(file, test)).forEach(notes::add);
    return new LoadTestFile(tests, leftOut, notes);
  }

  private static LoadTest test(SheetRow row) throws BadCell {
    double load = row.requiredNumber("load", Double.MIN_VALUE, MOST);
    double throughput = row.requiredNumber("throughput", Double.MIN_VALUE, MOST);
    OptionalDouble mean = row.number("mean_ms", 0, MOST_MILLIS);
    OptionalDouble p95 = row.number("p95_ms", 0, MOST_MILLIS);
    OptionalDouble cpu = row.number("cpu_percent", 0, 100);
    if (mean.isPresent() && p95.isPresent() && p95.getAsDouble() < mean.getAsDouble() / 2) {
      throw new BadCell("p95_ms", row.text("p95_ms"), "plausible beside that mean");
    }
    return new LoadTest(
        load,
        throughput,
        positive(mean),
        positive(p95),
        cpu.isPresent() ? OptionalDouble.of(cpu.getAsDouble() / 100) : cpu,
        row.place().line());
  }

  private static OptionalDouble positive(OptionalDouble value) {
    return value.orElse(0) > 0 ? value : OptionalDouble.empty();
  }

  /** Little's law: there cannot be more requests in the system than there are clients. */
  private static Stream<String> doubts(Path file, LoadTest test) {
    double within = test.throughput() * test.meanMillis().orElse(0) / 1000;
    return within > 1.2 * test.load()
        ? Stream.of(
            String.format(
                Locale.ROOT,
                "%s:%d: %.1f requests a second for %.1f ms each are %.1f at a time, more than the"
                    + " load of %.1f; is one of the columns in another unit?",
                file.getFileName(),
                test.line(),
                test.throughput(),
                test.meanMillis().orElse(0),
                within,
                test.load()))
        : Stream.empty();
  }
}
