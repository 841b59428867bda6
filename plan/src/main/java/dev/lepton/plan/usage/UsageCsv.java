package dev.lepton.plan.usage;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Reads a usage CSV: a row for each time and server, a column for each metric. What cannot be used
 * is named with its row and column and left out; the rest is used. Not thread-safe; one instance
 * reads one file.
 */
public final class UsageCsv {
  private static final int MOST_TIMES = 20_000;

  private final Path file;
  private final Map<String, Optional<Instant>> times = new HashMap<>();
  private final Problems problems;
  private final UsageBook book;
  private long rows;
  private long usable;

  /**
   * @param known what is known of a server by its name; measurements beyond its size are not
   *     believed
   */
  public UsageCsv(Path file, Function<String, Allocation> known) {
    this.file = file;
    this.problems = new Problems(String.valueOf(file.getFileName()));
    this.book = new UsageBook(problems, known);
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read, CONFIG_INVALID if it is
   *     empty or a column without which nothing can be done is missing
   */
  public UsageData read() {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator())
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(file, StandardCharsets.UTF_8)) {
      readAll(csv.iterator());
      return new UsageData(book.workloads(), rows, usable, problems.list());
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the usage file cannot be read: " + reason(e),
          file.toString(),
          "name a readable UTF-8 CSV, or leave it out to plan with today's sizes",
          e);
    }
  }

  /** Comma, semicolon or tab, whichever the first line has most of. */
  private char separator() throws IOException {
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      String header = Optional.ofNullable(text.readLine()).orElse("");
      char best = ',';
      long most = 0;
      for (char candidate : new char[] {',', ';', '\t'}) {
        long count = header.chars().filter(c -> c == candidate).count();
        if (count > most) {
          most = count;
          best = candidate;
        }
      }
      return best;
    }
  }

  private static String reason(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private void readAll(Iterator<CsvRecord> records) {
    if (!records.hasNext()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the usage file is empty",
          file.toString(),
          "its first line must name the columns, such as time,server,cpu_percent,memory_mb");
    }
    UsageColumns columns = UsageColumns.of(records.next(), file.toString());
    warnOfMissing(columns);
    while (records.hasNext()) {
      rows++;
      if (take(columns, records.next())) {
        usable++;
      }
    }
  }

  private void warnOfMissing(UsageColumns columns) {
    if (!columns.has(UsageMetric.CPU_PERCENT) && !columns.has(UsageMetric.CPU_CORES)) {
      problems.add(1, "cpu_percent", "is missing; CPU is sized by what is allocated");
    }
    if (!columns.has(UsageMetric.MEMORY_MIB) && !columns.has(UsageMetric.MEMORY_PERCENT)) {
      problems.add(1, "memory_mb", "is missing; memory is sized by what is allocated");
    }
    if (!columns.unread().isEmpty()) {
      problems.add(1, String.join(", ", columns.unread()), "means nothing here and is not read");
    }
  }

  private boolean take(UsageColumns columns, CsvRecord row) {
    int line = (int) Math.min(Integer.MAX_VALUE, row.getStartingLineNumber());
    Optional<String> timeText = columns.text(row, UsageColumns.TIME);
    Optional<Instant> time = timeText.flatMap(this::time);
    if (time.isEmpty()) {
      problems.add(line, columns.title(UsageColumns.TIME), quoted(timeText) + " is not a time");
    }
    Optional<String> server = columns.text(row, UsageColumns.SERVER);
    boolean nameless = columns.has(UsageColumns.SERVER) && server.isEmpty();
    if (nameless) {
      problems.add(line, columns.title(UsageColumns.SERVER), "no server is named");
    }
    Map<UsageMetric, Double> values = values(columns, row, line);
    if (time.isEmpty() || nameless || values.isEmpty()) {
      return false;
    }
    UsageBook.Page page =
        book.page(server.orElse(""), columns.text(row, UsageColumns.POD).orElse(""));
    allocated(page, columns, row, line);
    page.add(time.get().getEpochSecond(), line, values);
    return true;
  }

  /** The servers of a file are mostly measured at the same times. */
  private Optional<Instant> time(String text) {
    if (times.size() > MOST_TIMES) {
      times.clear();
    }
    return times.computeIfAbsent(text, UsageTime::parse);
  }

  private Map<UsageMetric, Double> values(UsageColumns columns, CsvRecord row, int line) {
    Map<UsageMetric, Double> values = new EnumMap<>(UsageMetric.class);
    for (UsageColumns.Column column : columns.metrics()) {
      Optional<String> text = columns.text(row, column.position());
      UsageMetric metric = column.metric();
      if (text.isEmpty()) {
        if (metric == UsageMetric.CPU_PERCENT || metric == UsageMetric.MEMORY_MIB) {
          problems.add(line, column.title(), "nothing where a number is expected");
        }
        continue;
      }
      OptionalDouble value = Amount.parse(text.get(), metric, column.factor());
      if (value.isPresent() && value.getAsDouble() >= 0 && value.getAsDouble() <= metric.most()) {
        values.put(metric, value.getAsDouble());
      } else {
        problems.add(line, column.title(), quoted(text) + " " + whatItIsNot(metric, value));
      }
    }
    sum(values, UsageMetric.DISK_IOPS, UsageMetric.DISK_READ_IOPS, UsageMetric.DISK_WRITE_IOPS);
    sum(values, UsageMetric.DISK_MBPS, UsageMetric.DISK_READ_MBPS, UsageMetric.DISK_WRITE_MBPS);
    return values;
  }

  private static void sum(
      Map<UsageMetric, Double> values, UsageMetric all, UsageMetric one, UsageMetric other) {
    if (!values.containsKey(all) && values.containsKey(one) && values.containsKey(other)) {
      values.put(all, values.get(one) + values.get(other));
    }
    values.remove(one);
    values.remove(other);
  }

  private static String whatItIsNot(UsageMetric metric, OptionalDouble value) {
    if (metric == UsageMetric.CPU_PERCENT || metric == UsageMetric.MEMORY_PERCENT) {
      return "is not a percentage from 0 to 100";
    }
    if (value.isEmpty()) {
      return "is not a number in the column's unit";
    }
    return value.getAsDouble() < 0
        ? "is below 0, which no usage is"
        : "is more than any machine has; is the unit right?";
  }

  private void allocated(UsageBook.Page page, UsageColumns columns, CsvRecord row, int line) {
    OptionalDouble cores =
        number(columns, row, line, UsageColumns.CORES, UsageMetric.CPU_CORES.most());
    OptionalDouble memory =
        number(columns, row, line, UsageColumns.MEMORY_SIZE, UsageMetric.MEMORY_MIB.most());
    Allocation unknown = Allocation.unknown();
    page.allocated(
        new Allocation(
            cores, memory, unknown.storageGib(), unknown.networkMbps(), unknown.javaCommand()));
    columns
        .text(row, UsageColumns.HPA)
        .filter(text -> text.matches("(?i)yes|true|1"))
        .ifPresent(any -> page.autoscaled());
  }

  private OptionalDouble number(
      UsageColumns columns, CsvRecord row, int line, String column, double most) {
    Optional<String> text = columns.text(row, column);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    OptionalDouble value = Amount.parse(text.get(), UsageMetric.MEMORY_MIB, 1);
    if (value.isPresent() && value.getAsDouble() > 0 && value.getAsDouble() <= most) {
      return value;
    }
    problems.add(line, columns.title(column), quoted(text) + " is not a size that a server has");
    return OptionalDouble.empty();
  }

  private static String quoted(Optional<String> text) {
    return text.map(value -> "'" + value + "'").orElse("nothing");
  }
}
