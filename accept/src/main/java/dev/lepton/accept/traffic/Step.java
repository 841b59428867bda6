package dev.lepton.accept.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A request of a journey, and what to make of its answer.
 *
 * @param pause how long the user thinks before the next step
 */
public record Step(
    RequestTemplate request, List<Check> checks, List<Extraction> extractions, Duration pause) {

  public Step {
    checks = List.copyOf(checks);
    extractions = List.copyOf(extractions);
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

  /** Whether more than the status must be kept of an answer. */
  public boolean readsAnswer() {
    return !extractions.isEmpty() || checks.stream().anyMatch(c -> !(c instanceof Check.StatusIs));
  }

  /** Whether a redirect is an answer to be judged, not followed. */
  public boolean takesRedirects() {
    return checks.stream()
        .anyMatch(
            c ->
                c instanceof Check.StatusIs status
                    && status.allowed().stream().anyMatch(code -> code / 100 == 3));
  }

  /**
   * What is wrong with the answer.
   *
   * @param values gets what is taken from a good one
   */
  public Optional<String> judge(Answer answer, Map<String, String> values) {
    if (!Check.judgesStatus(checks) && !Check.isSuccess(answer.status())) {
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
