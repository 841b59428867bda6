package dev.lepton.plan.waves;

/**
 * How large a wave may be.
 *
 * @param least applications
 * @param most applications
 * @param mostStated whether somebody asked for {@code most}; otherwise it yields to applications
 *     that cannot be told apart
 * @param servers most servers; {@code Integer.MAX_VALUE} for no limit
 * @param effortDays most days of work; infinite for no limit
 * @param carefulFirst whether applications of high criticality or complexity may be in the first
 *     wave
 */
public record WaveLimits(
    int least, int most, boolean mostStated, int servers, double effortDays, boolean carefulFirst) {

  /** One to 25 applications. */
  public static WaveLimits defaults() {
    return new WaveLimits(1, 25, false, Integer.MAX_VALUE, Double.POSITIVE_INFINITY, false);
  }
}
