package dev.lepton.assess.discover;

import java.util.Optional;

/**
 * A TCP socket, listening or connected.
 *
 * @param localAddress without a zone; IPv4 where it is IPv4 in IPv6
 * @param remotePort 0 while listening
 * @param pid the process that has it open, where that may be seen
 */
public record Socket(
    String localAddress,
    int localPort,
    String remoteAddress,
    int remotePort,
    boolean listening,
    Optional<Integer> pid) {}
