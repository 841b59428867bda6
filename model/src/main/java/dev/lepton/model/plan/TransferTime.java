package dev.lepton.model.plan;

import java.util.List;
import java.util.Optional;

/**
 * How long a copy takes over a link, and until when what changes meanwhile must be carried after
 * it.
 *
 * @param bytes to copy
 * @param link what the link really carries
 * @param changeRate bytes a second that change at the source
 * @param firstCopySeconds until everything was copied once
 * @param streamed changes are carried while the copy runs
 * @param increments changes are carried in rounds after the copy, each what changed during the last
 * @param device the same by a device that is sent; empty where none was asked for
 * @param advice which way is quickest, in words
 * @param explanation each formula with its numbers filled in
 */
public record TransferTime(
    double bytes,
    Link link,
    double changeRate,
    double firstCopySeconds,
    Way streamed,
    Rounds increments,
    Optional<Rounds> device,
    String advice,
    List<String> explanation) {

  public TransferTime {
    explanation = List.copyOf(explanation);
  }

  /**
   * @param nominal bytes a second
   * @param usable bytes a second while it is used
   * @param hoursPerDay on which it is used
   * @param average bytes a second over whole days
   * @param boundBy what holds it back, in words
   */
  public record Link(
      double nominal, double usable, double hoursPerDay, double average, String boundBy) {}

  /**
   * @param possible whether the target ever catches up
   * @param seconds until it has; empty if never
   */
  public record Way(boolean possible, Optional<Double> seconds) {}

  /**
   * @param possible whether a last round ever fits into the pause
   * @param rounds after the first copy, the last of them in the pause
   * @param seconds until the pause begins; empty if never
   * @param pauseSeconds that the last round takes; empty if never
   * @param first the first rounds, each in seconds
   */
  public record Rounds(
      boolean possible,
      int rounds,
      Optional<Double> seconds,
      Optional<Double> pauseSeconds,
      List<Double> first) {
    public Rounds {
      first = List.copyOf(first);
    }
  }
}
