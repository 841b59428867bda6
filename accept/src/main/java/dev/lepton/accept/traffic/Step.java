package dev.lepton.accept.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A request of a journey, and what to make of its answer. Immutable. */
public final class Step {
  private final RequestTemplate request;
  private final List<Check> checks;
  private final List<Extraction> extractions;
  private final Duration pause;
  private final boolean readsAnswer;
  private final boolean takesRedirects;
  private final boolean judgesStatus;

  /**
   * @param pause how long the user thinks before the next step
   */
  public Step(
      RequestTemplate request, List<Check> checks, List<Extraction> extractions, Duration pause) {
    this.request = request;
    this.checks = List.copyOf(checks);
    this.extractions = List.copyOf(extractions);
    this.pause = pause;
    List<Check.StatusIs> statuses =
        checks.stream()
            .filter(Check.StatusIs.class::isInstance)
            .map(Check.StatusIs.class::cast)
            .toList();
    judgesStatus = !statuses.isEmpty();
    readsAnswer = !extractions.isEmpty() || statuses.size() < checks.size();
    takesRedirects =
        statuses.stream().flatMap(one -> one.allowed().stream()).anyMatch(code -> code / 100 == 3);
  }

  /** One that is only to be answered well. */
  public static Step of(RequestTemplate request) {
    return new Step(request, List.of(), List.of(), Duration.ZERO);
  }

  /** The same, with a text that the answer must contain. */
  public static Step of(RequestTemplate request, Optional<String> expected) {
    List<Check> checks = new ArrayList<>();
    expected.ifPresent(text -> checks.add(new Check.Contains(text)));
    return new Step(request, checks, List.of(), Duration.ZERO);
  }

  public Call render(UnaryOperator<String> values) {
    return request.render(values);
  }

  public RequestTemplate request() {
    return request;
  }

  public List<Extraction> extractions() {
    return extractions;
  }

  /** How long the user thinks before the next step. */
  public Duration pause() {
    return pause;
  }

  /** Whether more than the status must be kept of an answer. */
  public boolean readsAnswer() {
    return readsAnswer;
  }

  /** Whether a redirect is an answer to be judged, not followed. */
  public boolean takesRedirects() {
    return takesRedirects;
  }

  /**
   * What is wrong with the answer.
   *
   * @param values gets what is taken from a good one
   */
  public Optional<String> judge(Answer answer, Map<String, String> values) {
    if (!judgesStatus && !Check.isSuccess(answer.status())) {
      return Optional.of("status " + answer.status());
    }
    for (Check check : checks) {
      Optional<String> failure = check.failure(answer);
      if (failure.isPresent()) {
        return failure;
      }
    }
    for (Extraction extraction : extractions) {
      Optional<String> value = extraction.from(answer);
      if (value.isEmpty()) {
        return Optional.of("no " + extraction.name() + " found by " + extraction.source());
      }
      values.put(extraction.name(), value.get());
    }
    return Optional.empty();
  }
}
