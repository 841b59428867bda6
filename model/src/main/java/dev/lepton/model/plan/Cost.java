package dev.lepton.model.plan;

import java.util.List;

/**
 * A monthly cost in USD, part by part. A part that has no price is named in {@code notPriced},
 * never counted as 0.
 *
 * @param monthlyUsd the sum of the parts
 */
public record Cost(double monthlyUsd, List<Part> parts, List<String> notPriced) {
  public record Part(String name, double monthlyUsd, String basis) {}
}
