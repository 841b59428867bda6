package dev.lepton.pipeline.config;

import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.SecretReference;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads database addresses as libpq writes them. */
final class DatabaseUri {
  private static final int DEFAULT_PORT = 5432;
  private static final int HIGHEST_PORT = 65535;
  private static final String DEFAULT_SSL_MODE = "verify-full";

  private DatabaseUri() {}

  /**
   * @throws IllegalArgumentException with a message that never repeats the text, since that may
   *     hold a password
   */
  static DatabaseEndpoint parse(String text, Optional<SecretReference> password) {
    URI uri = uri(text);
    String scheme = String.valueOf(uri.getScheme());
    if (!scheme.equals("postgresql") && !scheme.equals("postgres")) {
      throw new IllegalArgumentException("only postgresql:// addresses can be moved so far");
    }
    String userInfo =
        Optional.ofNullable(uri.getRawUserInfo())
            .orElseThrow(() -> new IllegalArgumentException("the address names no user"));
    if (userInfo.contains(":")) {
      throw new IllegalArgumentException(
          "the address holds a password in clear; give a reference in \"password\" instead");
    }
    String database = Optional.ofNullable(uri.getRawPath()).orElse("");
    if (uri.getHost() == null || database.length() < 2) {
      throw new IllegalArgumentException("expected postgresql://user@host:port/database");
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    if (port == 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("there is no port " + port);
    }
    return new DatabaseEndpoint(
        uri.getHost(),
        port,
        decode(database.substring(1)),
        decode(userInfo),
        password,
        sslMode(uri));
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "not an address: expected postgresql://user@host:port/database", e);
    }
  }

  private static String sslMode(URI uri) {
    for (String pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")) {
      if (pair.startsWith("sslmode=")) {
        return pair.substring("sslmode=".length());
      }
    }
    return DEFAULT_SSL_MODE;
  }

  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
