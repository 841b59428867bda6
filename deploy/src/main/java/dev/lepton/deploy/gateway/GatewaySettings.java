package dev.lepton.deploy.gateway;

import java.nio.file.Path;

/**
 * What a gateway process is started with.
 *
 * @param directory where it keeps route, address of its remote control, log and pid
 * @param host public address to bind
 * @param port public port to bind
 */
record GatewaySettings(Path directory, String host, int port, String oldUrl) {}
