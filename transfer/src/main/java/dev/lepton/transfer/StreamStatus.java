package dev.lepton.transfer;

import java.time.Instant;
import java.util.List;

/**
 * What a change stream is doing at one moment.
 *
 * @param lag how far behind the target is
 * @param quarantined tables that are left out of the stream until they are synchronised again;
 *     while there is one, no cut-over begins
 */
public record StreamStatus(
    Lag lag, Pace pace, Applied applied, RetainedWal retained, List<Quarantined> quarantined) {

  /** What holds a stream up. */
  public enum Bottleneck {
    /** Nothing: the target has everything that the source has. */
    NONE,
    /** The source decodes its log more slowly than the target applies it. */
    SOURCE,
    /** The connection to the source. */
    NETWORK,
    /** The target's writing. */
    APPLY,
    /** It was told to rest, or to go slower. */
    BRAKE
  }

  /**
   * @param throttle row changes per second at most; 0 for no limit
   */
  public record Pace(boolean paused, long throttle, Bottleneck bottleneck) {}

  /**
   * @param rows row changes applied since this process began to follow
   * @param bytes their size in the stream
   * @param rowsPerSecond over the last ten seconds or so
   * @param bytesPerSecond over the same time
   * @param backlogBytes received from the source, in memory or on disk, and not yet applied
   */
  public record Applied(
      long rows, long bytes, double rowsPerSecond, double bytesPerSecond, long backlogBytes) {}

  /**
   * The log that the source keeps because of the stream.
   *
   * @param bytes retained now
   * @param limitBytes where the stream gives up to save the source; 0 for no limit
   * @param state as the server calls it: reserved, extended, unreserved or lost; empty where it
   *     does not say
   */
  public record RetainedWal(long bytes, long limitBytes, String state) {}

  /**
   * @param table schema and name
   * @param key of the row at which it failed, or empty
   */
  public record Quarantined(String table, String key, String reason, Instant since) {
    @Override
    public String toString() {
      return table + (key.isEmpty() ? "" : " at " + key) + ": " + reason;
    }
  }
}
