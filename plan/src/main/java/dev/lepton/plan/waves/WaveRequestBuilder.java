package dev.lepton.plan.waves;

import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.InventoryApplication.Tag;
import dev.lepton.model.portfolio.ApplicationVerdict;
import dev.lepton.model.portfolio.Portfolio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds out what moves and what it is tied to. Of environment, criticality, complexity, effort and
 * group the file of applications counts most, then the portfolio, then tags. Not thread-safe.
 */
public final class WaveRequestBuilder {
  private static final double BASE_DAYS = 3.5;
  private static final double SERVER_DAYS = 0.75;
  private static final int CRITICAL_VALUE = 8;
  private static final double COMPLEX_DAYS = 40;

  private final Landscape landscape;
  private final ApplicationFacts facts;
  private final Map<String, ApplicationVerdict> verdicts = new HashMap<>();
  private final List<String> stayBehind = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, MoveApplication> moving = new TreeMap<>();
  private final Map<String, Set<String>> groups = new TreeMap<>();
  private int guessedEnvironments;
  private int guessedEfforts;

  /**
   * A dependency that may reach over for a while.
   *
   * @param from the application that needs
   * @param to the application that is needed
   */
  public record Bridge(String from, String to) {}

  /**
   * How the waves are to be.
   *
   * @param together what beside dependencies keeps applications together
   */
  public record Wishes(
      WaveLimits limits,
      Set<Tie.Kind> together,
      List<Bridge> bridges,
      Optional<CalendarSettings> calendar) {
    public Wishes {
      together = Set.copyOf(together);
      bridges = List.copyOf(bridges);
    }

    /** Groups and servers stay together; no calendar. */
    public static Wishes of(WaveLimits limits) {
      return new Wishes(
          limits, EnumSet.of(Tie.Kind.GROUP, Tie.Kind.SERVER), List.of(), Optional.empty());
    }
  }

  /**
   * @param portfolio empty if nobody has assessed the applications
   */
  public WaveRequestBuilder(
      Inventory inventory, Optional<Portfolio> portfolio, ApplicationFacts facts) {
    this.landscape = new Landscape(inventory);
    this.facts = facts;
    portfolio.ifPresent(
        one ->
            one.applications()
                .forEach(verdict -> verdicts.put(ApplicationFacts.key(verdict.name()), verdict)));
    leftOut.addAll(facts.leftOut());
    notes.addAll(facts.notes());
    notes.addAll(
        portfolio
            .map(one -> one.incomplete().stream().map(what -> "portfolio: " + what).toList())
            .orElse(List.of()));
  }

  public WaveRequest build(Wishes wishes) {
    unknownFacts();
    landscape.applications().forEach(this::application);
    Set<String> outside = new TreeSet<>();
    List<Need> needs = needs(wishes.bridges(), outside);
    List<Tie> ties = ties(wishes.together());
    if (guessedEnvironments > 0) {
      notes.add(
          guessedEnvironments
              + " application(s) are taken for production: no tag and no --applications file says"
              + " what environment they are");
    }
    if (guessedEfforts > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "the work of %d application(s) is estimated at %.1f days and %.2f a server;"
                  + " --portfolio or effort_days would know better",
              guessedEfforts,
              BASE_DAYS,
              SERVER_DAYS));
    }
    if (!outside.isEmpty()) {
      notes.add(
          outside.size()
              + " end(s) of dependencies are not in the inventory and do not count, such as "
              + outside.iterator().next());
    }
    return new WaveRequest(
        moving.values().stream().sorted(Comparator.comparing(MoveApplication::name)).toList(),
        needs,
        ties,
        wishes.limits(),
        wishes.calendar(),
        new WaveRequest.Remarks(stayBehind, leftOut, notes));
  }

  private void unknownFacts() {
    facts.byName().values().stream()
        .sorted(Comparator.comparingInt(one -> one.row().place().line()))
        .filter(one -> landscape.application(name(one)).isEmpty())
        .forEach(
            one ->
                leftOut.add(
                    one.row().place()
                        + " column application: the inventory has no application '"
                        + name(one)
                        + "'"));
  }

  private static String name(ApplicationFacts.Facts facts) {
    return facts.row().text("application").orElseThrow();
  }

  private void application(Landscape.Found found) {
    Optional<ApplicationFacts.Facts> said = facts.of(found.name());
    Optional<ApplicationVerdict> verdict =
        Optional.ofNullable(verdicts.get(ApplicationFacts.key(found.name())));
    Optional<String> stays =
        said.flatMap(ApplicationFacts.Facts::stays).or(() -> verdict.flatMap(this::stays));
    if (stays.isPresent()) {
      stayBehind.add(found.name() + ": " + stays.get());
      return;
    }
    moving.put(
        found.name(),
        new MoveApplication(
            found.name(),
            environment(found, said),
            List.copyOf(new TreeSet<>(found.servers())),
            effort(found, said, verdict),
            careful(found, said, verdict)));
    said.flatMap(ApplicationFacts.Facts::group)
        .or(() -> tag(found, "move group", "migration group", "application group"))
        .ifPresent(
            group -> groups.computeIfAbsent(group, any -> new TreeSet<>()).add(found.name()));
  }

  private Optional<String> stays(ApplicationVerdict verdict) {
    return switch (verdict.strategy()) {
      case RETIRE, RETAIN, REPURCHASE ->
          Optional.of("the portfolio says " + verdict.strategy().name().toLowerCase(Locale.ROOT));
      default -> Optional.empty();
    };
  }

  private static Optional<String> tag(Landscape.Found found, String... categories) {
    Set<String> wanted = Set.of(categories);
    return found.tags().stream()
        .filter(tag -> wanted.contains(tag.category().toLowerCase(Locale.ROOT)))
        .map(Tag::value)
        .findFirst();
  }

  private Environment environment(Landscape.Found found, Optional<ApplicationFacts.Facts> said) {
    Optional<Environment> known =
        said.flatMap(ApplicationFacts.Facts::environment)
            .or(() -> tag(found, "environment", "env", "stage").flatMap(Environment::of))
            .or(() -> ofServers(found));
    guessedEnvironments += known.isEmpty() ? 1 : 0;
    return known.orElse(Environment.PRODUCTION);
  }

  /** What the tags of its servers say; production if they say both. */
  private Optional<Environment> ofServers(Landscape.Found found) {
    Set<Environment> said = EnumSet.noneOf(Environment.class);
    for (String id : found.servers()) {
      if (landscape.server(id) != null) {
        landscape
            .server(id)
            .tags()
            .forEach(
                (name, value) -> {
                  String key = name.toLowerCase(Locale.ROOT);
                  if (key.equals("environment") || key.equals("env") || key.equals("stage")) {
                    Environment.of(value).ifPresent(said::add);
                  }
                });
      }
    }
    if (said.size() > 1) {
      notes.add(
          found.name() + " runs on servers of both environments, and is taken for production");
      return Optional.of(Environment.PRODUCTION);
    }
    return said.stream().findFirst();
  }

  private double effort(
      Landscape.Found found,
      Optional<ApplicationFacts.Facts> said,
      Optional<ApplicationVerdict> verdict) {
    if (said.isPresent() && said.get().effortDays().isPresent()) {
      return said.get().effortDays().getAsDouble();
    }
    if (verdict.isPresent() && verdict.get().effortDaysHigh() > 0) {
      return Math.max(0.1, (verdict.get().effortDaysLow() + verdict.get().effortDaysHigh()) / 2);
    }
    guessedEfforts++;
    return BASE_DAYS + SERVER_DAYS * Math.max(1, found.servers().size());
  }

  private static Optional<String> careful(
      Landscape.Found found,
      Optional<ApplicationFacts.Facts> said,
      Optional<ApplicationVerdict> verdict) {
    if (said.isPresent() && said.get().levelled()) {
      return said.get().careful();
    }
    Optional<String> tagged =
        List.of("criticality", "business criticality", "complexity").stream()
            .filter(
                category ->
                    tag(found, category)
                        .flatMap(ApplicationFacts.Level::of)
                        .filter(level -> level == ApplicationFacts.Level.HIGH)
                        .isPresent())
            .map(category -> category + " " + tag(found, category).orElseThrow() + " (tag)")
            .findFirst();
    return tagged.or(
        () ->
            verdict.flatMap(
                one -> {
                  if (one.value() >= CRITICAL_VALUE) {
                    return Optional.of("value " + one.value() + " of 10 (portfolio)");
                  }
                  return one.effortDaysHigh() >= COMPLEX_DAYS
                      ? Optional.of(
                          String.format(
                              Locale.ROOT,
                              "up to %.0f days of work (portfolio)",
                              one.effortDaysHigh()))
                      : Optional.empty();
                }));
  }

  private List<Need> needs(List<Bridge> bridges, Set<String> outside) {
    Set<List<String>> allowed = new HashSet<>();
    bridges.forEach(
        one ->
            allowed.add(List.of(ApplicationFacts.key(one.from()), ApplicationFacts.key(one.to()))));
    Set<List<String>> used = new HashSet<>();
    List<Need> needs = new ArrayList<>();
    for (Need need : landscape.needs(outside)) {
      List<String> key =
          List.of(ApplicationFacts.key(need.from()), ApplicationFacts.key(need.to()));
      boolean bridged = allowed.contains(key);
      if (bridged) {
        used.add(key);
      }
      if (moving.containsKey(need.from()) && moving.containsKey(need.to())) {
        needs.add(new Need(need.from(), need.to(), need.where(), bridged));
      } else if (moving.containsKey(need.from())) {
        notes.add(need.words() + ", which stays behind");
      }
    }
    for (Bridge bridge : bridges) {
      if (!used.contains(
          List.of(ApplicationFacts.key(bridge.from()), ApplicationFacts.key(bridge.to())))) {
        leftOut.add(
            "--bridge "
                + bridge.from()
                + ":"
                + bridge.to()
                + ": the inventory has no such dependency");
      }
    }
    return needs;
  }

  private List<Tie> ties(Set<Tie.Kind> together) {
    List<Tie> ties = new ArrayList<>();
    if (together.contains(Tie.Kind.GROUP)) {
      groups.forEach((label, names) -> tie(ties, Tie.Kind.GROUP, label, names));
    }
    if (together.contains(Tie.Kind.SERVER)) {
      landscape
          .onServer()
          .forEach(
              (id, names) ->
                  tie(
                      ties,
                      Tie.Kind.SERVER,
                      landscape.server(id) == null ? id : landscape.server(id).name(),
                      new TreeSet<>(names)));
    }
    if (together.contains(Tie.Kind.BUSINESS_SERVICE)) {
      Map<String, Set<String>> services = new TreeMap<>();
      landscape
          .applications()
          .forEach(
              one ->
                  one.businessService()
                      .ifPresent(
                          service ->
                              services
                                  .computeIfAbsent(service, any -> new TreeSet<>())
                                  .add(one.name())));
      services.forEach((label, names) -> tie(ties, Tie.Kind.BUSINESS_SERVICE, label, names));
    }
    return ties;
  }

  private void tie(List<Tie> ties, Tie.Kind kind, String label, Set<String> names) {
    List<String> some = names.stream().filter(moving::containsKey).toList();
    if (some.size() > 1) {
      ties.add(new Tie(kind, label, some));
    }
  }
}
