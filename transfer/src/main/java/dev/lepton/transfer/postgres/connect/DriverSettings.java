package dev.lepton.transfer.postgres.connect;

import dev.lepton.model.migration.DatabaseEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGProperty;

/** libpq's parameters in the words of the driver. Stateless. */
final class DriverSettings {
  private static final Map<String, String> SESSION_KINDS =
      Map.of(
          "any", "any",
          "primary", "primary",
          "read-write", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  /** What means the same to the driver, under another name. */
  private static final Map<String, PGProperty> SAME =
      Map.of(
          "sslcert", PGProperty.SSL_CERT,
          "sslkey", PGProperty.SSL_KEY,
          "sslpassword", PGProperty.SSL_PASSWORD,
          "channel_binding", PGProperty.CHANNEL_BINDING,
          "gssencmode", PGProperty.GSS_ENC_MODE,
          "sslnegotiation", PGProperty.SSL_NEGOTIATION);

  /** Without meaning here: names of programs, text formats, and habits of sockets. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "application_name",
          "fallback_application_name",
          "client_encoding",
          "sslcompression",
          "sslsni",
          "keepalives",
          "keepalives_idle",
          "keepalives_interval",
          "keepalives_count",
          "tcp_user_timeout");

  /** Every parameter beyond host, port, user, database, password and sslmode that is accepted. */
  static final Set<String> KNOWN = known();

  private static final String SYSTEM = "system";

  private DriverSettings() {}

  private static Set<String> known() {
    Set<String> names = new TreeSet<>(SAME.keySet());
    names.addAll(WITHOUT_EFFECT);
    names.addAll(Set.of("sslrootcert", "connect_timeout", "options", "target_session_attrs"));
    return Set.copyOf(names);
  }

  /**
   * @throws IllegalArgumentException if a value has no meaning
   */
  static void check(DatabaseEndpoint endpoint) {
    Map<String, String> settings = endpoint.settings();
    if (!settings.getOrDefault("connect_timeout", "0").matches("-?[0-9]{1,6}")) {
      throw new IllegalArgumentException("connect_timeout is a number of seconds");
    }
    if (!SESSION_KINDS.containsKey(settings.getOrDefault("target_session_attrs", "any"))) {
      throw new IllegalArgumentException(
          "target_session_attrs is one of " + new TreeSet<>(SESSION_KINDS.keySet()));
    }
    if (!Set.of("disable", "prefer", "require")
        .contains(settings.getOrDefault("channel_binding", "prefer"))) {
      throw new IllegalArgumentException("channel_binding is disable, prefer or require");
    }
    for (String file : new String[] {"sslrootcert", "sslcert", "sslkey"}) {
      String path = settings.getOrDefault(file, SYSTEM);
      if (!path.equals(SYSTEM) && !Files.isReadable(Path.of(path))) {
        throw new IllegalArgumentException(file + " names a file that cannot be read: " + path);
      }
    }
  }

  /**
   * Session parameters of the user, to stand before ours: the last word on a parameter counts.
   *
   * @return empty, or ends with a blank
   */
  static String options(DatabaseEndpoint endpoint) {
    String options = endpoint.settings().getOrDefault("options", "");
    return options.isEmpty() ? "" : options + " ";
  }

  static void apply(DatabaseEndpoint endpoint, Properties properties) {
    Map<String, String> settings = endpoint.settings();
    SAME.forEach(
        (name, property) ->
            Optional.ofNullable(settings.get(name))
                .ifPresent(value -> property.set(properties, value)));
    Optional.ofNullable(settings.get("connect_timeout"))
        .map(Integer::valueOf)
        .ifPresent(
            seconds -> {
              PGProperty.CONNECT_TIMEOUT.set(properties, Math.max(0, seconds));
              PGProperty.LOGIN_TIMEOUT.set(properties, Math.max(0, seconds));
            });
    Optional.ofNullable(settings.get("target_session_attrs"))
        .ifPresent(kind -> PGProperty.TARGET_SERVER_TYPE.set(properties, SESSION_KINDS.get(kind)));
    trust(endpoint, properties);
  }

  /** Which certificate authorities count: the named file's, libpq's usual file's, or Java's own. */
  private static void trust(DatabaseEndpoint endpoint, Properties properties) {
    String named = endpoint.settings().getOrDefault("sslrootcert", "");
    Path usual = Path.of(System.getProperty("user.home", "."), ".postgresql", "root.crt");
    if (!named.isEmpty() && !named.equals(SYSTEM)) {
      PGProperty.SSL_ROOT_CERT.set(properties, named);
    } else if (endpoint.sslMode().startsWith("verify")
        && (named.equals(SYSTEM) || !Files.exists(usual))) {
      PGProperty.SSL_FACTORY.set(properties, "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
  }
}
