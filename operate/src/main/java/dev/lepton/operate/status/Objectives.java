package dev.lepton.operate.status;

import dev.lepton.model.operation.OperationStatus.Burn;
import dev.lepton.model.operation.OperationStatus.Objective;
import dev.lepton.model.operation.OperationStatus.Urgency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How fast promises' budgets burn, over several windows at once: a long one, so that a single bad
 * minute wakes nobody, and a twelfth of it, so that it is not told any more once it is over
 * (Google, The Site Reliability Workbook, chapter 5). Pure but for the shares that it asks for.
 */
final class Objectives {
  private static final String BUDGET_WINDOW = "30d";

  /**
   * @param range the long window
   * @param part a twelfth of it
   */
  private record Alarm(String range, String part, double limit, Urgency urgency) {}

  private static final List<Alarm> ALARMS =
      List.of(
          new Alarm("1h", "5m", 14.4, Urgency.PAGE),
          new Alarm("6h", "30m", 6, Urgency.PAGE),
          new Alarm("3d", "6h", 1, Urgency.TICKET));

  private final String name;
  private final double percent;
  private final Optional<Double> boundMillis;
  private final Map<String, Map<String, Double>> shares;

  /**
   * @param share of the requests that broke the promise over a range, 0 to 1, by service
   */
  Objectives(
      String name,
      double percent,
      Optional<Double> boundMillis,
      Function<String, Map<String, Double>> share) {
    this.name = name;
    this.percent = percent;
    this.boundMillis = boundMillis;
    this.shares = new HashMap<>();
    for (Alarm alarm : ALARMS) {
      shares.put(alarm.range(), share.apply(alarm.range()));
      shares.put(alarm.part(), share.apply(alarm.part()));
    }
    shares.put(BUDGET_WINDOW, share.apply(BUDGET_WINDOW));
  }

  /**
   * @param coveredDays of 30 for which there are figures
   */
  Objective of(String service, double coveredDays) {
    List<Burn> burns = new ArrayList<>();
    for (Alarm alarm : ALARMS) {
      // Where nothing was measured, nothing is known to burn: that is not a rate of 0.
      burn(alarm.range(), service)
          .ifPresent(
              rate ->
                  burns.add(
                      new Burn(
                          alarm.range(),
                          rate,
                          burn(alarm.part(), service),
                          alarm.limit(),
                          alarm.urgency())));
    }
    // A month of which a part is unknown is taken to have been like the part that is known.
    Optional<Double> left = burn(BUDGET_WINDOW, service).map(burnt -> 100 * (1 - burnt));
    return new Objective(name, percent, boundMillis, left, coveredDays, burns);
  }

  private Optional<Double> burn(String range, String service) {
    return Optional.ofNullable(shares.getOrDefault(range, Map.of()).get(service))
        .map(share -> share / (1 - percent / 100));
  }
}
