package dev.lepton.plan.pack;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.plan.table.BadCell;
import dev.lepton.plan.table.Sheet;
import dev.lepton.plan.table.SheetRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads workloads from a CSV. A row that cannot be used is named with its line and column and left
 * out; the file as a whole must be readable and have its columns. Not thread-safe; one instance
 * reads one file.
 */
public final class WorkloadReader {
  private static final List<String> REQUIRED = List.of("name", "cpu", "memory_gib", "count");
  private static final Sheet.Kind KIND =
      new Sheet.Kind(
          "the workload file",
          REQUIRED,
          List.of("architecture", "anti_affinity", "max_per_node", "zone_spread", "spot", "base"),
          WorkloadReader::otherUnits);
  private static final int MOST_PODS = 1_000_000;
  private static final double MOST_SIZE = 1e6;
  private static final double DOUBTFUL_GIB = 128;
  private static final double DOUBTFUL_GIB_PER_CORE = 100;
  private static final double DOUBTFUL_CORES = 50;
  private static final double DOUBTFUL_LEAST_GIB_PER_CORE = 0.1;

  private final Path file;
  private final String architecture;
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final List<PackWorkload> workloads = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private long pods;

  /**
   * @param architecture of workloads that do not say theirs: amd64, arm64 or any
   */
  public WorkloadReader(Path file, String architecture) {
    this.file = file;
    this.architecture = architecture;
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read, CONFIG_INVALID if a
   *     column is missing or no row can be used
   */
  public WorkloadFile read() {
    Sheet sheet = Sheet.read(file, KIND);
    notes.addAll(sheet.notes());
    sheet.rows().forEach(this::row);
    if (workloads.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the workload file has no row that can be used"
              + leftOut.stream().findFirst().map(first -> "; the first: " + first).orElse(""),
          file.toString(),
          "give a row for each workload: " + String.join(",", REQUIRED));
    }
    return new WorkloadFile(
        List.copyOf(workloads),
        List.copyOf(leftOut),
        List.copyOf(notes),
        sheet.columns().contains("spot"));
  }

  /** Columns that look as if they were the missing ones in another unit. */
  private static String otherUnits(Set<String> columns) {
    List<String> others =
        columns.stream()
            .filter(name -> !REQUIRED.contains(name) && name.matches("(cpu|memory|mem|ram).*"))
            .sorted()
            .toList();
    return others.isEmpty()
        ? ""
        : "; it has "
            + String.join(", ", others)
            + ": cpu is in cores (1000 millicores), memory_gib in GiB (1024 MiB)";
  }

  private void row(SheetRow row) {
    try {
      PackWorkload workload = workload(row);
      Integer earlier = lines.putIfAbsent(workload.name(), row.place().line());
      if (earlier != null) {
        throw new BadCell("name", row.text("name"), "unique: line " + earlier + " has it too");
      }
      doubt(row, workload);
      workloads.add(workload);
      pods += workload.count();
    } catch (BadCell e) {
      leftOut.add(row.place() + " " + e.getMessage());
    }
  }

  private void doubt(SheetRow row, PackWorkload workload) {
    double gib = workload.memoryGib();
    double cores = workload.cores();
    if (gib >= DOUBTFUL_GIB && gib / cores > DOUBTFUL_GIB_PER_CORE) {
      note(
          row,
          "memory_gib: " + gib + " GiB for " + cores + " cores; is it in MiB? It is read as GiB");
    }
    if (cores >= DOUBTFUL_CORES && gib / cores < DOUBTFUL_LEAST_GIB_PER_CORE) {
      note(
          row,
          "cpu: " + cores + " cores for " + gib + " GiB; is it in millicores? It is read as cores");
    }
  }

  private void note(SheetRow row, String text) {
    notes.add(row.place() + " column " + text);
  }

  private PackWorkload workload(SheetRow row) throws BadCell {
    String name = row.required("name", "a name");
    double cores = size(row, "cpu", "a number of cores above 0, such as 0.5");
    double memory = size(row, "memory_gib", "a number of GiB above 0, such as 0.5");
    int most = (int) (MOST_PODS - pods);
    int count =
        whole(row, "count", 0, most)
            .orElseThrow(
                () ->
                    new BadCell(
                        "count",
                        row.text("count"),
                        "a whole number from 0 that keeps all pods below " + MOST_PODS));
    return new PackWorkload(name, cores, memory, count, rules(row, count));
  }

  private PackWorkload.Rules rules(SheetRow row, int count) throws BadCell {
    String where =
        row.text("architecture").map(text -> text.toLowerCase(Locale.ROOT)).orElse(architecture);
    if (!List.of("any", "amd64", "arm64").contains(where)) {
      throw new BadCell("architecture", row.text("architecture"), "amd64, arm64 or any");
    }
    OptionalInt most = whole(row, "max_per_node", 1, MOST_PODS);
    if (most.isEmpty() && row.text("max_per_node").isPresent()) {
      throw new BadCell("max_per_node", row.text("max_per_node"), "a whole number above 0");
    }
    OptionalInt base = whole(row, "base", 0, count);
    if (base.isEmpty() && row.text("base").isPresent()) {
      throw new BadCell("base", row.text("base"), "a whole number from 0 to count");
    }
    return new PackWorkload.Rules(
        where, row.text("anti_affinity"), most, yes(row, "zone_spread"), yes(row, "spot"), base);
  }

  private double size(SheetRow row, String column, String expected) throws BadCell {
    Optional<String> text = row.text(column);
    double value;
    try {
      value = text.map(Double::parseDouble).orElse(Double.NaN);
    } catch (NumberFormatException e) {
      throw new BadCell(column, text, expected + UnitHint.of(column, text));
    }
    if (value > MOST_SIZE) {
      throw new BadCell(column, text, "a size that any machine has; is its unit right?");
    }
    // Not a number is not above 0 either.
    if (!(value > 0)) {
      throw new BadCell(column, text, expected);
    }
    return value;
  }

  private OptionalInt whole(SheetRow row, String column, int least, int most) {
    return row.text(column)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .filter(value -> value >= least && value <= most)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private boolean yes(SheetRow row, String column) throws BadCell {
    Optional<String> text = row.text(column);
    return switch (text.map(value -> value.toLowerCase(Locale.ROOT)).orElse("no")) {
      case "yes", "true", "1" -> true;
      case "no", "false", "0" -> false;
      default -> throw new BadCell(column, text, "yes or no");
    };
  }
}
