package dev.lepton.transfer.postgres.connect;

import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.HostAddress;
import dev.lepton.model.secret.Secret;
import dev.lepton.model.secret.SecretReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An address as libpq reads it: what the text does not say comes from the environment (PGHOST,
 * PGPORT, PGUSER, PGDATABASE, PGSSLMODE, PGSSLROOTCERT, …), then from the defaults. Unlike with
 * libpq, TLS is verified unless something else is asked for; only a connection that does not leave
 * the machine needs none.
 *
 * @param endpoint without the password of the text
 * @param password the one that stands in the text itself
 */
public record ConnectionAddress(DatabaseEndpoint endpoint, Optional<Secret> password) {
  private static final int HIGHEST_PORT = 65535;
  private static final String DEFAULT_PORT = "5432";
  private static final List<String> SSL_MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  /** Where libpq finds a parameter that the text does not give. */
  private static final Map<String, String> VARIABLES =
      Map.ofEntries(
          Map.entry("host", "PGHOST"),
          Map.entry("port", "PGPORT"),
          Map.entry("user", "PGUSER"),
          Map.entry("dbname", "PGDATABASE"),
          Map.entry("sslmode", "PGSSLMODE"),
          Map.entry("sslrootcert", "PGSSLROOTCERT"),
          Map.entry("sslcert", "PGSSLCERT"),
          Map.entry("sslkey", "PGSSLKEY"),
          Map.entry("connect_timeout", "PGCONNECT_TIMEOUT"),
          Map.entry("options", "PGOPTIONS"),
          Map.entry("channel_binding", "PGCHANNELBINDING"),
          Map.entry("target_session_attrs", "PGTARGETSESSIONATTRS"));

  /**
   * @param text a postgresql:// URI or key=value pairs
   * @param environment of the process
   * @throws IllegalArgumentException with a message that never repeats the text, since that may
   *     hold a password
   */
  public static ConnectionAddress parse(String text, Map<String, String> environment) {
    Map<String, String> given = new LinkedHashMap<>(ConnectionText.parameters(text));
    VARIABLES.forEach(
        (name, variable) -> {
          String value = environment.getOrDefault(variable, "");
          if (!value.isEmpty()) {
            given.putIfAbsent(name, value);
          }
        });
    refuseUnknown(given);
    String user = given.getOrDefault("user", System.getProperty("user.name", ""));
    List<HostAddress> hosts = hosts(given);
    DatabaseEndpoint endpoint =
        new DatabaseEndpoint(
            hosts.get(0).host(),
            hosts.get(0).port(),
            given.getOrDefault("dbname", user),
            user,
            passwordFile(given),
            sslMode(given, hosts),
            hosts.subList(1, hosts.size()),
            settings(given));
    DriverSettings.check(endpoint);
    return new ConnectionAddress(
        endpoint, Optional.ofNullable(given.get("password")).map(Secret::new));
  }

  /**
   * The parameters that the text itself gives, by libpq's names.
   *
   * @throws IllegalArgumentException like {@link #parse}
   */
  public static Set<String> given(String text) {
    return Set.copyOf(ConnectionText.parameters(text).keySet());
  }

  private static void refuseUnknown(Map<String, String> given) {
    for (String name : given.keySet()) {
      if (!VARIABLES.containsKey(name)
          && !DriverSettings.KNOWN.contains(name)
          && !List.of("password", "passfile", "hostaddr").contains(name)) {
        TreeSet<String> known = new TreeSet<>(VARIABLES.keySet());
        known.addAll(DriverSettings.KNOWN);
        throw new IllegalArgumentException(
            "the address has a parameter \""
                + name.replaceAll("[^A-Za-z0-9_]", "?")
                + "\" that is not understood; known are "
                + String.join(", ", known));
      }
    }
  }

  private static List<HostAddress> hosts(Map<String, String> given) {
    String text = given.getOrDefault("host", given.getOrDefault("hostaddr", "localhost"));
    String[] names = text.split(",", -1);
    String[] ports = given.getOrDefault("port", DEFAULT_PORT).split(",", -1);
    if (ports.length != 1 && ports.length != names.length) {
      throw new IllegalArgumentException(
          "the address has " + names.length + " hosts and " + ports.length + " ports");
    }
    List<HostAddress> hosts = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (names[i].startsWith("/") || names[i].startsWith("@")) {
        throw new IllegalArgumentException(
            "the host is a Unix socket; only TCP is spoken: give 127.0.0.1 as the host");
      }
      String host = names[i].isEmpty() ? "localhost" : names[i];
      if (host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '?' || c == '#')) {
        throw new IllegalArgumentException("the host is no name and no address");
      }
      hosts.add(new HostAddress(host, port(ports.length == 1 ? ports[0] : ports[i])));
    }
    return hosts;
  }

  private static int port(String text) {
    String digits = text.isEmpty() ? DEFAULT_PORT : text;
    if (!digits.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("the port is not a number from 1 to 65535");
    }
    int port = Integer.parseInt(digits);
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("there is no port " + port);
    }
    return port;
  }

  private static String sslMode(Map<String, String> given, List<HostAddress> hosts) {
    String mode =
        given.getOrDefault(
            "sslmode", hosts.stream().allMatch(Plaintext::loopback) ? "prefer" : "verify-full");
    if (!SSL_MODES.contains(mode)) {
      throw new IllegalArgumentException("sslmode is one of " + String.join(", ", SSL_MODES));
    }
    return mode;
  }

  private static Optional<SecretReference> passwordFile(Map<String, String> given) {
    return Optional.ofNullable(given.get("passfile"))
        .map(file -> new SecretReference(SecretReference.Scheme.PGPASS, file));
  }

  private static Map<String, String> settings(Map<String, String> given) {
    Map<String, String> settings = new LinkedHashMap<>(given);
    settings.keySet().retainAll(DriverSettings.KNOWN);
    return settings;
  }
}
