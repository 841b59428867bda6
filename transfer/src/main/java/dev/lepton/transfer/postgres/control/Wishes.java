package dev.lepton.transfer.postgres.control;

/**
 * What people at other terminals want of the driver.
 *
 * @param throttle row changes per second at most; 0 for no limit
 * @param yield whether another process wants to drive for a while
 */
public record Wishes(MoveStage stage, boolean paused, long throttle, boolean yield) {}
