package dev.lepton.accept.functional;

import dev.lepton.accept.functional.AnswerComparison.Found;
import dev.lepton.accept.traffic.Answer;
import dev.lepton.accept.traffic.Call;
import dev.lepton.accept.traffic.Journey;
import dev.lepton.accept.traffic.Step;
import dev.lepton.accept.traffic.Traffic;
import dev.lepton.accept.wire.Caller;
import dev.lepton.accept.wire.CookieJar;
import dev.lepton.accept.wire.Ending;
import dev.lepton.model.acceptance.FunctionalReport;
import dev.lepton.model.acceptance.FunctionalReport.Checked;
import dev.lepton.model.acceptance.FunctionalReport.Difference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sends the same requests to the old release and to the new one, and compares the answers. The old
 * one is asked twice: what already differs between its own two answers is told apart. Only requests
 * that change nothing are sent. Used once.
 */
public final class Shadow {
  private static final int MOST_OF_A_REQUEST = 10;
  private static final int MOST_IN_ALL = 1000;

  private final Caller caller;
  private final Ignored ignored;
  private final int most;
  private final AnswerComparison comparison;
  private final Set<String> sent = new HashSet<>();
  private final List<Difference> differences = new ArrayList<>();
  private final Set<String> unsteady = new LinkedHashSet<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private int compared;
  private int differing;

  /**
   * @param most different requests that are sent
   */
  public Shadow(Caller caller, Ignored ignored, int most) {
    this.caller = caller;
    this.ignored = ignored;
    this.most = most;
    this.comparison = new AnswerComparison(ignored);
  }

  /** A visitor of one of the releases. */
  private final class Visitor {
    private final Map<String, String> values;
    private final Optional<CookieJar> cookies = Optional.of(new CookieJar());

    Visitor(Traffic traffic, long number) {
      values = traffic.values(number);
    }

    Call call(Step step) {
      return step.render(name -> values.getOrDefault(name, ""));
    }

    Ending send(Step step) {
      return caller.call(call(step), false, cookies);
    }

    /** Takes from the answer what later requests need. */
    void learn(Step step, Answer answer) {
      step.extractions().forEach(e -> e.from(answer).ifPresent(v -> values.put(e.name(), v)));
    }
  }

  /**
   * @param old what is sent to the old release
   * @param fresh the same, for the new one
   * @param checked goes into the report as it is
   */
  public FunctionalReport run(Traffic old, Traffic fresh, List<Checked> checked) {
    for (int visitor = 1; visitor <= old.order().size() && sent.size() < most; visitor++) {
      visit(old, fresh, visitor);
    }
    List<String> notes =
        leftOut.entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey())
            .collect(Collectors.toCollection(ArrayList::new));
    if (sent.size() >= most) {
      notes.add("no more than " + most + " different requests were sent");
    }
    return new FunctionalReport(
        checked,
        compared,
        differing,
        List.copyOf(differences),
        List.copyOf(unsteady),
        List.copyOf(notes));
  }

  private void visit(Traffic old, Traffic fresh, int number) {
    Journey before = old.journey(number);
    Journey now = fresh.journey(number);
    Visitor first = new Visitor(old, number);
    Visitor second = new Visitor(old, number);
    Visitor tested = new Visitor(fresh, number);
    boolean alone = before.steps().size() == 1;
    for (int i = 0; i < before.steps().size() && sent.size() < most; i++) {
      Step step = before.steps().get(i);
      String request = step.request().method() + " " + first.call(step).target();
      if (!step.request().isSafe()) {
        count("requests that may write were left out");
      } else if (ignored.skips(request)) {
        count("requests were left out by a rule");
      } else if (sent.add(request) || !alone) {
        ask(request, List.of(step, now.steps().get(i)), List.of(first, second, tested));
      }
    }
  }

  private void count(String what) {
    leftOut.merge(what, 1, Integer::sum);
  }

  private void ask(String request, List<Step> steps, List<Visitor> visitors) {
    Step old = steps.get(0);
    Ending first = visitors.get(0).send(old);
    Ending second = visitors.get(1).send(old);
    Ending tested = visitors.get(2).send(steps.get(1));
    if (first.answer().isEmpty() || second.answer().isEmpty()) {
      String reason = first.failure().or(second::failure).orElse("no answer");
      unsteady.add(request + ": the old release: " + reason);
      return;
    }
    compared++;
    if (tested.answer().isEmpty()) {
      String status = "status " + first.answer().get().status();
      differ(request, old, List.of(new Found("answer", status, tested.failure().orElse("none"))));
      return;
    }
    visitors.get(0).learn(old, first.answer().get());
    visitors.get(1).learn(old, second.answer().get());
    visitors.get(2).learn(steps.get(1), tested.answer().get());
    List<Found> found = comparison.compare(request, first.answer().get(), tested.answer().get());
    if (found.isEmpty()) {
      return;
    }
    Set<String> own =
        comparison.compare(request, first.answer().get(), second.answer().get()).stream()
            .map(Found::at)
            .collect(Collectors.toSet());
    found.stream()
        .filter(one -> own.contains(one.at()))
        .forEach(one -> unsteady.add(request + ": " + one.at()));
    List<Found> left = found.stream().filter(one -> !own.contains(one.at())).toList();
    if (!left.isEmpty()) {
      differ(request, old, left);
    }
  }

  private void differ(String request, Step step, List<Found> found) {
    differing++;
    for (Found one : found.subList(0, Math.min(found.size(), MOST_OF_A_REQUEST))) {
      if (differences.size() < MOST_IN_ALL) {
        differences.add(
            new Difference(request, step.request().where(), one.at(), one.before(), one.now()));
      }
    }
  }
}
