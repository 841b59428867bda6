package dev.lepton.plan.link;

import java.util.Optional;

/**
 * What is to be carried over which link.
 *
 * @param bytes to copy, above 0
 * @param changeRate bytes a second that change at the source and must be carried too, 0 or more
 * @param pauseSeconds the longest that writers may wait at the end, above 0
 * @param device empty where nothing is sent by post
 */
public record LinkQuestion(
    double bytes, double changeRate, double pauseSeconds, Line line, Optional<Device> device) {

  /**
   * @param rate bytes a second that the line is sold with
   * @param efficiency share that is left for data after headers, retransmissions and neighbours
   * @param hoursPerDay on which it may be used, above 0, at most 24
   * @param path empty where only the rate counts
   */
  public record Line(double rate, double efficiency, double hoursPerDay, Optional<Path> path) {}

  /**
   * What TCP can make of a path.
   *
   * @param roundTripSeconds above 0
   * @param lossShare of the packets, 0 or more
   * @param streams connections at the same time
   * @param windowBytes the largest window of one
   */
  public record Path(double roundTripSeconds, double lossShare, int streams, double windowBytes) {}

  /**
   * A device that is filled, sent and read.
   *
   * @param rate bytes a second at which it is filled and read
   * @param daysOnTheWay between both
   */
  public record Device(double rate, double daysOnTheWay) {}
}
