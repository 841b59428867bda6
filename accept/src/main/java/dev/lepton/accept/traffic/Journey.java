package dev.lepton.accept.traffic;

import java.util.List;

/**
 * What one visitor does.
 *
 * @param steps in order, at least one; when one fails, those after it are not sent
 * @param weight how often, among the journeys; 1 to 1,000
 */
public record Journey(String name, List<Step> steps, int weight) {
  public static final int MOST_WEIGHT = 1000;

  public Journey {
    steps = List.copyOf(steps);
  }

  /** A journey of one request. */
  public static Journey of(Step step) {
    return new Journey(step.request().name(), List.of(step), 1);
  }
}
