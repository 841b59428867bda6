package dev.lepton.deploy.gateway;

import io.vertx.core.net.SocketAddress;
import java.net.URI;

/**
 * A release's address.
 *
 * @param ssl whether it speaks HTTPS
 */
record Origin(SocketAddress address, boolean ssl) {

  /**
   * @throws IllegalArgumentException if the text is not an http or https URL with a host
   */
  static Origin parse(String url) {
    URI uri = URI.create(url);
    boolean ssl = "https".equals(uri.getScheme());
    if (uri.getHost() == null || !(ssl || "http".equals(uri.getScheme()))) {
      throw new IllegalArgumentException("not an http or https URL with a host: " + url);
    }
    int port = uri.getPort() > 0 ? uri.getPort() : ssl ? 443 : 80;
    return new Origin(SocketAddress.inetSocketAddress(port, uri.getHost()), ssl);
  }
}
