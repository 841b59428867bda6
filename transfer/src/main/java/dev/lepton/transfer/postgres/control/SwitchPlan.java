package dev.lepton.transfer.postgres.control;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a switch is to go.
 *
 * @param maxPause the longest that writers may wait before everything is taken back
 * @param timeout how long attempts are repeated
 * @param hookBeforeFence shell command before writers have to wait; a failure vetoes the switch
 * @param hookSwitch shell command that sends the applications to the other side, while writers
 *     wait; a failure takes the switch back
 * @param hookAfter shell command when all is done; a failure is only told
 * @param environment what hooks find besides LEPTON_STEP
 */
public record SwitchPlan(
    Duration maxPause,
    Duration timeout,
    Optional<String> hookBeforeFence,
    Optional<String> hookSwitch,
    Optional<String> hookAfter,
    Map<String, String> environment) {}
