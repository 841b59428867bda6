package dev.lepton.model.migration;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.lepton.model.secret.SecretReference;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a database is and how to reach it. Never holds a password, only the reference to one.
 *
 * @param host the server that is tried first
 * @param port 1 to 65535
 * @param sslMode as libpq names it: disable, allow, prefer, require, verify-ca, verify-full
 * @param otherHosts servers to try when the first does not answer, in this order
 * @param settings further parameters of the connection by their names in libpq: sslrootcert,
 *     connect_timeout, target_session_attrs, …
 */
public record DatabaseEndpoint(
    String host,
    int port,
    String database,
    String user,
    Optional<SecretReference> password,
    String sslMode,
    List<HostAddress> otherHosts,
    Map<String, String> settings) {

  @JsonCreator
  public DatabaseEndpoint {
    otherHosts = List.copyOf(otherHosts);
    settings = Map.copyOf(settings);
  }

  /** One server and no further settings. */
  public DatabaseEndpoint(
      String host,
      int port,
      String database,
      String user,
      Optional<SecretReference> password,
      String sslMode) {
    this(host, port, database, user, password, sslMode, List.of(), Map.of());
  }

  /** Every server, the first one first. */
  public List<HostAddress> hosts() {
    List<HostAddress> hosts = new ArrayList<>();
    hosts.add(new HostAddress(host, port));
    hosts.addAll(otherHosts);
    return List.copyOf(hosts);
  }

  /** The endpoint as a libpq URI without password, fit for messages and logs. */
  public String display() {
    return "postgresql://" + user + "@" + servers() + "/" + database;
  }

  /** JDBC URL without credentials. */
  public String jdbcUrl() {
    String name = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    return "jdbc:postgresql://" + servers() + "/" + name + "?sslmode=" + sslMode;
  }

  private String servers() {
    return hosts().stream().map(HostAddress::toString).collect(Collectors.joining(","));
  }

  public DatabaseEndpoint withDatabase(String other) {
    return new DatabaseEndpoint(host, port, other, user, password, sslMode, otherHosts, settings);
  }

  public DatabaseEndpoint withPassword(Optional<SecretReference> other) {
    return new DatabaseEndpoint(host, port, database, user, other, sslMode, otherHosts, settings);
  }
}
