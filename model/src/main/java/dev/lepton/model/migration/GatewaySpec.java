package dev.lepton.model.migration;

/**
 * The gateway's public address.
 *
 * @param host address to bind
 * @param port 1 to 65535
 */
public record GatewaySpec(String host, int port) {
  public String url() {
    return "http://" + host + ":" + port;
  }
}
