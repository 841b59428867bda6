package dev.lepton.plan.waves;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Requests for waves, in few words. Not thread-safe. */
final class Requests {
  private final List<MoveApplication> applications = new ArrayList<>();
  private final List<Need> needs = new ArrayList<>();
  private final List<Tie> ties = new ArrayList<>();
  private WaveLimits limits = WaveLimits.defaults();
  private Optional<CalendarSettings> calendar = Optional.empty();

  /** Names; a leading - makes it non-production, a leading ! careful. */
  static Requests of(String... names) {
    Requests requests = new Requests();
    for (String name : names) {
      boolean early = name.startsWith("-");
      boolean careful = name.startsWith("!");
      requests.applications.add(
          new MoveApplication(
              early || careful ? name.substring(1) : name,
              early ? Environment.NON_PRODUCTION : Environment.PRODUCTION,
              List.of(),
              5,
              careful ? Optional.of("criticality high") : Optional.empty()));
    }
    requests.applications.sort((a, b) -> a.name().compareTo(b.name()));
    return requests;
  }

  /** Such as {@code "a>b"}: a needs b. */
  Requests needs(String... all) {
    for (String one : all) {
      String[] ends = one.split(">");
      needs.add(new Need(ends[0], ends[1], "inv.csv:" + (needs.size() + 2), false));
    }
    return this;
  }

  Requests bridged(String from, String to) {
    needs.add(new Need(from, to, "inv.csv:9", true));
    return this;
  }

  Requests group(String label, String... names) {
    ties.add(new Tie(Tie.Kind.GROUP, label, List.of(names)));
    return this;
  }

  Requests size(int least, int most) {
    return limits(
        new WaveLimits(
            least, most, true, Integer.MAX_VALUE, Double.POSITIVE_INFINITY, limits.carefulFirst()));
  }

  Requests limits(WaveLimits others) {
    limits = others;
    return this;
  }

  Requests calendar(int teams, Blackout... blackouts) {
    calendar =
        Optional.of(
            new CalendarSettings(
                LocalDate.of(2027, 1, 11),
                teams,
                5,
                new CalendarSettings.Window(Set.of(DayOfWeek.SATURDAY), 2),
                5,
                List.of(blackouts)));
    return this;
  }

  WaveRequest build() {
    return new WaveRequest(applications, needs, ties, limits, calendar, WaveRequest.Remarks.none());
  }

  /**
   * A landscape as they are: most dependencies lead to applications with smaller numbers, a few
   * lead back to a neighbour, so that there are small circles.
   */
  static WaveRequest random(int count, int edges, long seed, WaveLimits limits) {
    Random random = new Random(seed);
    Requests requests = new Requests();
    for (int i = 0; i < count; i++) {
      boolean careful = random.nextInt(8) == 0;
      requests.applications.add(
          new MoveApplication(
              String.format(java.util.Locale.ROOT, "app%05d", i),
              i % 4 == 0 ? Environment.NON_PRODUCTION : Environment.PRODUCTION,
              List.of("server" + i),
              1 + random.nextInt(20),
              careful ? Optional.of("criticality high") : Optional.empty()));
    }
    while (requests.needs.size() < edges) {
      int from = random.nextInt(count);
      int to = random.nextInt(count);
      boolean back = from < to && (to - from > 8 || random.nextInt(6) != 0);
      if (from == to || back || (from % 4 == 0 && to % 4 != 0)) {
        continue;
      }
      MoveApplication one = requests.applications.get(from);
      MoveApplication other = requests.applications.get(to);
      requests.needs.add(new Need(one.name(), other.name(), "inv.csv:" + from, false));
    }
    return requests.limits(limits).build();
  }

  /** The same with a calendar. */
  static WaveRequest dated(int count, int edges, long seed) {
    WaveRequest request = random(count, edges, seed, WaveLimits.defaults());
    return new WaveRequest(
        request.applications(),
        request.needs(),
        request.ties(),
        request.limits(),
        new Requests().calendar(1).calendar,
        request.remarks());
  }
}
