package dev.lepton.plan.demand.rule;

import dev.lepton.model.plan.WorkloadSize.Figure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The size of one copy.
 *
 * @param cores requested; empty where CPU was not measured or the rule refuses
 * @param cpuLimit cores; empty for none
 * @param memoryMib requested; empty where memory was not measured or the rule refuses
 * @param memoryLimitMib empty for none
 * @param rates of disk and network
 * @param figures what the rule worked out on the way
 * @param warnings what makes the answer doubtful
 * @param refusal why the rule gives no answer, if it does not
 */
public record RuleAnswer(
    OptionalDouble cores,
    OptionalDouble cpuLimit,
    OptionalDouble memoryMib,
    OptionalDouble memoryLimitMib,
    Rates rates,
    List<Figure> figures,
    List<String> warnings,
    Optional<String> refusal) {

  /**
   * @param iops operations a second
   * @param diskMbps megabytes a second
   * @param networkMbps outbound megabits a second
   */
  public record Rates(OptionalDouble iops, OptionalDouble diskMbps, OptionalDouble networkMbps) {
    static Rates none() {
      OptionalDouble none = OptionalDouble.empty();
      return new Rates(none, none, none);
    }
  }

  /** The same with other rates and figures. */
  public RuleAnswer with(Rates others, List<Figure> more) {
    return new RuleAnswer(
        cores, cpuLimit, memoryMib, memoryLimitMib, others, List.copyOf(more), warnings, refusal);
  }

  static RuleAnswer refused(String why) {
    OptionalDouble none = OptionalDouble.empty();
    return new RuleAnswer(
        none, none, none, none, Rates.none(), List.of(), List.of(), Optional.of(why));
  }
}
