package dev.lepton.model.migration;

/**
 * A server's name and port.
 *
 * @param host a DNS name or an IP address, IPv6 without brackets
 * @param port 1 to 65535
 */
public record HostAddress(String host, int port) {

  /** As it stands in a URI: IPv6 addresses in brackets. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
