package dev.lepton.model.event;

import java.util.OptionalDouble;

/**
 * How far a piece of work is, in rows and in bytes. Immutable.
 *
 * @param rowsDone rows finished so far; 0 where the work has no rows
 * @param rowsTotal an estimate, at least {@code rowsDone}; 0 when unknown
 * @param bytesDone bytes finished so far
 * @param bytesTotal an estimate; 0 when unknown
 * @param bottleneck what limits the rate just now ("source read", "target write", …); empty when
 *     unknown
 */
public record Progress(
    long rowsDone, long rowsTotal, long bytesDone, long bytesTotal, String bottleneck) {

  public static Progress ofRows(long done, long total) {
    return new Progress(done, Math.max(done, total), 0, 0, "");
  }

  /** Done share in [0, 1]; empty while the total is unknown. */
  public OptionalDouble fraction() {
    if (rowsTotal > 0) {
      return OptionalDouble.of(Math.min(1.0, (double) rowsDone / rowsTotal));
    }
    return bytesTotal > 0
        ? OptionalDouble.of(Math.min(1.0, (double) bytesDone / bytesTotal))
        : OptionalDouble.empty();
  }
}
