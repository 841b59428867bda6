package dev.lepton.plan.waves;

import dev.lepton.model.plan.WavePlan;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks waves against the request alone, as a person with the two documents would: it shares
 * neither graph nor groups with the search. Thread-safe.
 */
public final class WaveVerifier {
  private static final double ROUNDING = 1e-6;

  private final WaveRequest request;
  private final WavePlan plan;
  private final Map<String, Integer> waveOf = new HashMap<>();
  private final Map<String, MoveApplication> applications = new HashMap<>();
  private final List<String> violations = new ArrayList<>();

  private WaveVerifier(WaveRequest request, WavePlan plan) {
    this.request = request;
    this.plan = plan;
    request.applications().forEach(one -> applications.put(one.name(), one));
  }

  /** What is wrong with the waves, in words; empty if nothing is. */
  public static List<String> violations(WaveRequest request, WavePlan plan) {
    WaveVerifier verifier = new WaveVerifier(request, plan);
    verifier.everyApplicationOnce();
    if (verifier.violations.isEmpty()) {
      verifier.order();
      verifier.environments();
      plan.waves().forEach(verifier::size);
      plan.waves().forEach(verifier::days);
      verifier.watched();
    }
    return List.copyOf(verifier.violations);
  }

  private void everyApplicationOnce() {
    int number = 0;
    for (WavePlan.Wave wave : plan.waves()) {
      check(wave.number() == ++number, "wave " + wave.number() + " is not number " + number);
      for (WavePlan.Member member : wave.applications()) {
        check(applications.containsKey(member.name()), member.name() + " is not to be moved");
        check(
            waveOf.put(member.name(), number) == null, member.name() + " is in more than one wave");
      }
    }
    for (String name : applications.keySet()) {
      check(waveOf.containsKey(name), name + " is in no wave");
    }
  }

  private void order() {
    for (Need need : request.needs()) {
      if (!need.bridged()) {
        check(
            waveOf.get(need.to()) <= waveOf.get(need.from()),
            need.from() + " moves before " + need.to() + ", which it needs");
      }
    }
    for (Tie tie : request.ties()) {
      for (String name : tie.applications()) {
        check(
            waveOf.get(name).equals(waveOf.get(tie.applications().get(0))),
            name
                + " moves apart from "
                + tie.applications().get(0)
                + " in spite of "
                + tie.label());
      }
    }
  }

  private void environments() {
    int lastOther = 0;
    int firstProduction = Integer.MAX_VALUE;
    for (MoveApplication one : request.applications()) {
      int wave = waveOf.get(one.name());
      boolean production = one.environment() == Environment.PRODUCTION;
      lastOther = production ? lastOther : Math.max(lastOther, wave);
      firstProduction = production ? Math.min(firstProduction, wave) : firstProduction;
      check(
          plan.waves().get(wave - 1).environment().equals(one.environment().id()),
          one.name() + " is in a wave of the other environment");
      check(
          wave > 1 || one.careful().isEmpty() || request.limits().carefulFirst(),
          one.name() + " is in the first wave: " + one.careful().orElse(""));
    }
    check(
        lastOther < firstProduction,
        "production moves in wave " + firstProduction + ", before all else has moved");
  }

  private void size(WavePlan.Wave wave) {
    WaveLimits limits = request.limits();
    Set<String> servers = new HashSet<>();
    double effort = 0;
    for (WavePlan.Member member : wave.applications()) {
      servers.addAll(applications.get(member.name()).servers());
      effort += Math.round(applications.get(member.name()).effortDays() * 10) / 10.0;
    }
    String name = "wave " + wave.number();
    int count = wave.applications().size();
    check(count >= limits.least(), name + " has only " + count + " applications");
    check(
        count <= limits.most() || (!limits.mostStated() && inseparable(wave)),
        name + " has " + count + " applications");
    check(servers.size() <= limits.servers(), name + " has " + servers.size() + " servers");
    check(servers.size() == wave.servers(), name + " does not have " + wave.servers() + " servers");
    check(effort <= limits.effortDays() + ROUNDING, name + " needs " + effort + " days of work");
    check(
        Math.abs(effort - wave.effortDays()) < ROUNDING,
        name + " does not need " + wave.effortDays() + " days of work");
  }

  /** Whether each leads to each, there and back, over dependencies and ties among them. */
  private boolean inseparable(WavePlan.Wave wave) {
    Set<String> all = new HashSet<>();
    wave.applications().forEach(member -> all.add(member.name()));
    String any = wave.applications().get(0).name();
    return reached(any, all, true).equals(all) && reached(any, all, false).equals(all);
  }

  private Set<String> reached(String start, Set<String> within, boolean forward) {
    Set<String> reached = new HashSet<>(Set.of(start));
    boolean more = true;
    while (more) {
      more = false;
      for (Need need : request.needs()) {
        String from = forward ? need.from() : need.to();
        String to = forward ? need.to() : need.from();
        if (!need.bridged() && reached.contains(from) && within.contains(to)) {
          more |= reached.add(to);
        }
      }
      for (Tie tie : request.ties()) {
        if (tie.applications().stream().anyMatch(reached::contains)) {
          more |= reached.addAll(tie.applications());
        }
      }
    }
    return reached;
  }

  private void days(WavePlan.Wave wave) {
    if (request.calendar().isEmpty() || wave.dates().isEmpty()) {
      check(
          request.calendar().isEmpty() && wave.dates().isEmpty(),
          "wave " + wave.number() + " has no dates, or too many");
      return;
    }
    CalendarSettings calendar = request.calendar().get();
    WavePlan.Dates dates = wave.dates().get();
    String name = "wave " + wave.number();
    check(!dates.prepareFrom().isBefore(calendar.start()), name + " starts too early");
    check(dates.moveFrom().isAfter(dates.prepareTo()), name + " moves before it is prepared");
    check(
        workdays(dates.prepareFrom(), dates.prepareTo()) * calendar.people()
            >= wave.effortDays() - ROUNDING,
        name + " has too few days to be prepared");
    check(
        calendar.window().firstDays().contains(dates.moveFrom().getDayOfWeek()),
        name + " moves on a " + dates.moveFrom().getDayOfWeek());
    check(
        dates.moveFrom().plusDays(calendar.window().days()).equals(dates.moveTo().plusDays(1)),
        name + " does not move in " + calendar.window().days() + " days");
    check(
        dates.moveTo().equals(dates.watchTo())
            ? calendar.watchDays() == 0
            : workdays(dates.moveTo().plusDays(1), dates.watchTo()) == calendar.watchDays(),
        name + " is not watched for " + calendar.watchDays() + " days");
    for (Blackout blackout : calendar.blackouts()) {
      boolean concerned =
          blackout.application().isEmpty()
              || wave.applications().stream()
                  .anyMatch(one -> one.name().equals(blackout.application().get()));
      boolean free =
          dates.moveTo().isBefore(blackout.from()) || dates.moveFrom().isAfter(blackout.to());
      check(!concerned || free, name + " moves in the blackout " + blackout.words());
    }
    sequence(wave, dates);
  }

  private void sequence(WavePlan.Wave wave, WavePlan.Dates dates) {
    for (WavePlan.Wave other : plan.waves()) {
      WavePlan.Dates earlier = other.dates().orElse(dates);
      if (other.number() < wave.number()) {
        check(
            earlier.moveTo().isBefore(dates.moveFrom()),
            "wave " + wave.number() + " moves before wave " + other.number() + " has");
        check(
            earlier.team() != dates.team() || earlier.moveTo().isBefore(dates.prepareFrom()),
            "team " + dates.team() + " has two waves at once: " + other.number());
      }
    }
  }

  private void watched() {
    for (Need need : request.needs()) {
      int from = waveOf.get(need.from());
      int to = waveOf.get(need.to());
      if (to < from && plan.waves().get(from - 1).dates().isPresent()) {
        check(
            plan.waves()
                .get(to - 1)
                .dates()
                .map(
                    needed ->
                        needed
                            .watchTo()
                            .isBefore(plan.waves().get(from - 1).dates().orElseThrow().moveFrom()))
                .orElse(false),
            need.from() + " moves before " + need.to() + " was watched");
      }
    }
  }

  private static int workdays(LocalDate from, LocalDate to) {
    int days = 0;
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      days += weekend ? 0 : 1;
    }
    return days;
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      violations.add(otherwise);
    }
  }
}
