package dev.lepton.operate.cost;

import dev.lepton.model.operation.CostReport.Parts;
import dev.lepton.model.operation.CostReport.Row;
import dev.lepton.model.operation.CostReport.RowDay;
import dev.lepton.model.operation.CostReport.Use;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** What one row pays, day by day and part by part. Not thread-safe. */
final class Account {
  private static final int PARTS = Part.values().length;

  private final String name;
  private final TreeSet<String> namespaces = new TreeSet<>();
  private final long[][] nanos;
  private double coreHoursNotPriced;
  private Resources requested = Resources.NONE;
  private Resources used = Resources.NONE;

  Account(String name, int days) {
    this.name = name;
    this.nanos = new long[days][PARTS];
  }

  void in(String namespace) {
    namespaces.add(namespace);
  }

  void add(int day, Part part, long amount) {
    nanos[day][part.ordinal()] += amount;
  }

  /** Of what it asked for and used, both × hours. */
  void use(Resources requestedHours, Resources usedHours) {
    requested = requested.plus(requestedHours);
    used = used.plus(usedHours);
  }

  void notPriced(double coreHours) {
    coreHoursNotPriced += coreHours;
  }

  long day(int day) {
    return Arrays.stream(nanos[day]).sum();
  }

  long total() {
    return Arrays.stream(nanos).flatMapToLong(Arrays::stream).sum();
  }

  /** Empties a day, for others to pay it. */
  long take(int day) {
    long amount = day(day);
    Arrays.fill(nanos[day], 0);
    return amount;
  }

  Row row(List<LocalDate> dates) {
    List<RowDay> days = new ArrayList<>();
    for (int day = 0; day < dates.size(); day++) {
      days.add(new RowDay(dates.get(day), Nanos.usd(day(day))));
    }
    return new Row(
        name,
        List.copyOf(namespaces),
        parts(),
        Nanos.usd(total()),
        new Use(
            requested.cores(),
            used.cores(),
            requested.memoryGib(),
            used.memoryGib(),
            coreHoursNotPriced),
        days);
  }

  private Parts parts() {
    return new Parts(
        usd(Part.CPU),
        usd(Part.MEMORY),
        usd(Part.GPU),
        usd(Part.STORAGE),
        usd(Part.LOAD_BALANCER),
        usd(Part.NETWORK),
        usd(Part.SHARED_IDLE),
        usd(Part.SHARED_OVERHEAD));
  }

  private double usd(Part part) {
    return Nanos.usd(Arrays.stream(nanos).mapToLong(day -> day[part.ordinal()]).sum());
  }
}
