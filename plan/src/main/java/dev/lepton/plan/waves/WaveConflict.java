package dev.lepton.plan.waves;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says why there is no order: for each fault the fewest rules and facts that already conflict. */
final class WaveConflict {
  private static final int MOST_NAMED = 12;

  private final MoveGraph graph;

  WaveConflict(MoveGraph graph) {
    this.graph = graph;
  }

  /**
   * @throws LeptonException NOT_SUPPORTED with every conflict that can be told before the waves are
   *     filled
   */
  void check(List<Block> blocks) {
    List<Problem> problems = new ArrayList<>(environments());
    for (int g = 0; g < graph.groups().size(); g++) {
      tooLarge(g).ifPresent(problems::add);
    }
    if (problems.isEmpty()) {
      blocks.forEach(block -> pilots(block, problems));
      blocks.forEach(block -> tooFew(block, problems));
    }
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.NOT_SUPPORTED, problems);
    }
  }

  /** Every application is either, so that a conflict is always a single dependency or tie. */
  private List<Problem> environments() {
    List<Problem> problems = new ArrayList<>();
    for (Need need : graph.request().needs()) {
      if (!need.bridged() && early(need.from()) && !early(need.to())) {
        problems.add(
            new Problem(
                "non-production moves before production, but "
                    + need.from()
                    + " is non-production and needs "
                    + need.to()
                    + ", which is production",
                need.where(),
                "correct the environment of one, or let it reach over for a while: --bridge '"
                    + need.from()
                    + ":"
                    + need.to()
                    + "'"));
      }
    }
    for (Tie tie : graph.request().ties()) {
      List<String> first = tie.applications().stream().filter(this::early).limit(1).toList();
      List<String> other =
          tie.applications().stream().filter(name -> !early(name)).limit(1).toList();
      if (!first.isEmpty() && !other.isEmpty()) {
        problems.add(
            new Problem(
                "production and non-production are never mixed, but "
                    + new Tie(tie.kind(), tie.label(), List.of(first.get(0), other.get(0))).words()
                    + ", of which the first is non-production",
                tie.label(),
                "correct the environment of one, take one out of the group, or leave ties of this"
                    + " kind out of --together"));
      }
    }
    return some(problems);
  }

  private boolean early(String name) {
    return graph.application(name).environment() == Environment.NON_PRODUCTION;
  }

  private static List<Problem> some(List<Problem> problems) {
    if (problems.size() <= MOST_NAMED) {
      return problems;
    }
    List<Problem> some = new ArrayList<>(problems.subList(0, MOST_NAMED));
    some.add(
        new Problem(
            problems.size() - MOST_NAMED + " more of this kind",
            "the inventory",
            "correct these first"));
    return some;
  }

  private Optional<Problem> tooLarge(int number) {
    MoveGroup group = graph.groups().get(number);
    WaveLimits limits = graph.request().limits();
    List<String> ways = new ArrayList<>();
    List<String> bounds = new ArrayList<>();
    if (limits.mostStated() && group.size() > limits.most()) {
      bounds.add("a wave has at most " + limits.most() + " applications");
      ways.add("raise --wave-size to " + limits.least() + "-" + group.size());
    }
    if (group.servers() > limits.servers()) {
      bounds.add(
          "a wave has at most " + limits.servers() + " servers, they have " + group.servers());
      ways.add("raise --max-servers to " + group.servers());
    }
    if (group.effortTenths() > MoveGroup.tenths(limits.effortDays())
        && !Double.isInfinite(limits.effortDays())) {
      String days = String.format(Locale.ROOT, "%.1f", group.effortTenths() / 10.0);
      bounds.add("a wave has at most " + limits.effortDays() + " days of work, they need " + days);
      ways.add("raise --max-effort to " + days);
    }
    if (bounds.isEmpty()) {
      return Optional.empty();
    }
    TightestTies ties = new TightestTies(graph, number);
    List<String> facts = ties.facts();
    ties.bridges().ifPresent(ways::add);
    return Optional.of(
        new Problem(
            String.join("; ", bounds)
                + (group.size() == 1
                    ? ", but " + group.applications().get(0).name() + " alone is larger"
                    : ", but "
                        + ties.size()
                        + " applications cannot move apart: "
                        + facts.stream().limit(MOST_NAMED).collect(Collectors.joining("; "))
                        + (facts.size() > MOST_NAMED
                            ? "; and " + (facts.size() - MOST_NAMED) + " more of these"
                            : "")),
            group.applications().get(0).name(),
            String.join("; or ", ways)));
  }

  /** Nobody may be first: those that need nothing are all careful. */
  private void pilots(Block block, List<Problem> problems) {
    if (!block.first() || block.limits().carefulFirst() || block.count() == 0) {
      return;
    }
    boolean[] candidates = WaveCount.candidates(block);
    int free = 0;
    int all = 0;
    for (int g = 0; g < candidates.length; g++) {
      free += candidates[g] ? block.size(g) : 0;
      all += block.size(g);
    }
    if (free == all || free >= block.limits().least()) {
      return;
    }
    List<String> barring = new ArrayList<>();
    for (int g = 0; g < block.count(); g++) {
      if (block.needs()[g].length == 0 && block.careful(g)) {
        block.group(g).applications().stream()
            .filter(one -> one.careful().isPresent())
            .limit(1)
            .forEach(one -> barring.add(one.name() + ": " + one.careful().orElseThrow()));
      }
    }
    problems.add(
        new Problem(
            (free == 0
                    ? "no application may be in the first wave"
                    : "only "
                        + free
                        + " application(s) may be in the first wave, which has at least "
                        + block.limits().least())
                + ": all others are of high criticality or complexity, or need one that is ("
                + barring.stream().limit(MOST_NAMED).collect(Collectors.joining("; "))
                + (barring.size() > MOST_NAMED
                    ? "; and " + (barring.size() - MOST_NAMED) + " more"
                    : "")
                + ")",
            "the first wave",
            "allow it with --careful-first"
                + (free == 0 ? "" : ", lower the least of --wave-size to " + free)
                + ", or correct the criticality or complexity of one of them"));
  }

  private static void tooFew(Block block, List<Problem> problems) {
    int applications = 0;
    for (int g = 0; g < block.count(); g++) {
      applications += block.size(g);
    }
    int least = block.limits().least();
    int most = block.limits().most();
    int waves = (applications + most - 1) / most;
    if (applications > 0 && (long) waves * least > applications) {
      problems.add(
          new Problem(
              String.format(
                  Locale.ROOT,
                  "%d %s applications cannot be divided into waves of %d to %d, and the"
                      + " environments are never mixed",
                  applications,
                  block.group(0).environment().id(),
                  least,
                  most),
              "--wave-size",
              "lower the least to " + applications / waves));
    }
  }

  /** The rules of a block that can be given up. */
  private enum Rule {
    NEEDS("what an application needs moves no later"),
    CAREFUL("high criticality or complexity is not first"),
    LEAST("the least size of a wave"),
    MOST("the most applications of a wave"),
    SERVERS("the most servers of a wave"),
    EFFORT("the most work of a wave");

    private final String words;

    Rule(String words) {
      this.words = words;
    }
  }

  /** Of a block for which the exact search has found that there is no order. */
  static LeptonException impossible(Block block) {
    List<Set<Rule>> subsets = subsets();
    Set<Rule> conflict =
        subsets.stream()
            .filter(kept -> ExactWaves.solve(only(block, kept)).isEmpty())
            .findFirst()
            .orElseGet(() -> EnumSet.allOf(Rule.class));
    List<String> ways =
        conflict.stream()
            .filter(
                rule -> {
                  Set<Rule> others = EnumSet.allOf(Rule.class);
                  others.remove(rule);
                  return ExactWaves.solve(only(block, others)).isPresent();
                })
            .map(rule -> "relax " + rule.words)
            .toList();
    return new LeptonException(
        ErrorCode.NOT_SUPPORTED,
        "the "
            + block.group(0).environment().id()
            + " applications cannot be put into waves; these rules already conflict: "
            + conflict.stream().map(rule -> rule.words).collect(Collectors.joining("; ")),
        "--wave-size " + block.limits().least() + "-" + block.limits().most(),
        ways.isEmpty() ? "relax more than one of them" : String.join("; or ", ways));
  }

  private static Block only(Block block, Set<Rule> kept) {
    WaveLimits old = block.limits();
    WaveLimits limits =
        new WaveLimits(
            kept.contains(Rule.LEAST) ? old.least() : 1,
            kept.contains(Rule.MOST) ? old.most() : Integer.MAX_VALUE,
            old.mostStated(),
            kept.contains(Rule.SERVERS) ? old.servers() : Integer.MAX_VALUE,
            kept.contains(Rule.EFFORT) ? old.effortDays() : Double.POSITIVE_INFINITY,
            !kept.contains(Rule.CAREFUL) || old.carefulFirst());
    Block relaxed = block.with(limits);
    return kept.contains(Rule.NEEDS) ? relaxed : relaxed.withoutNeeds();
  }

  private static List<Set<Rule>> subsets() {
    List<Set<Rule>> subsets = new ArrayList<>();
    subsets.add(EnumSet.noneOf(Rule.class));
    for (Rule rule : Rule.values()) {
      for (Set<Rule> smaller : List.copyOf(subsets)) {
        Set<Rule> larger = EnumSet.copyOf(smaller);
        larger.add(rule);
        subsets.add(larger);
      }
    }
    subsets.sort(Comparator.comparingInt(Set::size));
    return subsets;
  }

  /** Of a block too large for proofs. */
  static LeptonException notFound(Block block, long missing) {
    return new LeptonException(
        ErrorCode.NOT_SUPPORTED,
        "no order of the "
            + block.group(0).environment().id()
            + " applications was found that keeps all rules"
            + (missing > 0 ? "; waves lack " + missing + " applications to the least size" : "")
            + " (that there is none is not proved)",
        "--wave-size " + block.limits().least() + "-" + block.limits().most(),
        "widen --wave-size, or raise --max-servers or --max-effort");
  }
}
