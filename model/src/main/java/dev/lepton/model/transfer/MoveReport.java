package dev.lepton.model.transfer;

import dev.lepton.model.event.Progress;
import java.util.List;
import java.util.Optional;

/**
 * What the process that drives a move says of itself.
 *
 * @param driver machine and process
 * @param activity what it does, as a person says it: "copy rows", "follow the source"
 * @param progress of the copy; zeros while a stream is followed
 * @param rowsPerSecond copied, or applied by the stream
 * @param secondsLeft an estimate; empty where there is no end, or nothing to estimate from
 * @param stream empty while none runs
 * @param problem what the driver cannot get past and tries again; empty when all is well
 */
public record MoveReport(
    String driver,
    String activity,
    Progress progress,
    double rowsPerSecond,
    double bytesPerSecond,
    Optional<Double> secondsLeft,
    Optional<StreamFigures> stream,
    Optional<String> problem) {

  /**
   * The change stream.
   *
   * @param lagMillis how long ago the last applied state was current
   * @param lagBytes log not yet applied
   * @param backlogBytes received and not yet applied
   * @param rows row changes since the driver began
   * @param bottleneck what holds it up: none, source, network, apply, brake
   * @param retainedWalBytes log that the leading side keeps because of the stream
   * @param retainedWalLimit bytes where the stream gives up; 0 for no limit
   * @param throttle row changes per second at most; 0 for no limit
   * @param quarantined tables left out until they are synchronised again
   */
  public record StreamFigures(
      long lagMillis,
      long lagBytes,
      long backlogBytes,
      long rows,
      String bottleneck,
      long retainedWalBytes,
      long retainedWalLimit,
      boolean paused,
      long throttle,
      List<String> quarantined) {}
}
