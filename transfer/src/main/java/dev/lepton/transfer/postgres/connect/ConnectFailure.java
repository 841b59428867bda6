package dev.lepton.transfer.postgres.connect;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseEndpoint;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * What it means that no connection came about.
 *
 * @param hint why a file of passwords was not used, if one is there and was not
 */
record ConnectFailure(
    ConnectionFactory.Side side, DatabaseEndpoint endpoint, Optional<String> hint) {
  private static final String INVALID_PASSWORD = "28P01";
  private static final String INVALID_AUTHORIZATION = "28000";
  private static final String UNKNOWN_DATABASE = "3D000";
  private static final String TOO_MANY_CONNECTIONS = "53300";
  private static final String REJECTED = "08004";

  /** The driver names this class of its own, in every language, when the name does not fit. */
  private static final String HOST_NAME_VERIFIER = "PgjdbcHostnameVerifier";

  LeptonException explain(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.equals(INVALID_PASSWORD) || state.equals(INVALID_AUTHORIZATION)) {
      return rejected(e);
    }
    if (state.equals(UNKNOWN_DATABASE)) {
      return unreachable(
          "there is no database \"" + endpoint.database() + "\"",
          "correct the name, or create it",
          e);
    }
    if (state.equals(TOO_MANY_CONNECTIONS)) {
      return failed(
          ErrorCode.CONNECTION_LOST,
          "the " + side.title() + " database has no connection left: " + e.getMessage(),
          "raise its max_connections, use fewer --jobs, or end idle sessions; then run again",
          e);
    }
    return tls(e)
        .orElseGet(
            () ->
                unreachable(
                    "the " + side.title() + " database cannot be reached: " + e.getMessage(),
                    "check host, port and firewall, and that the server is running",
                    e));
  }

  private LeptonException rejected(SQLException e) {
    String reference = endpoint.password().map(r -> " (" + r + ")").orElse(" (none is given)");
    return failed(
        side.rejected(),
        "the "
            + side.title()
            + " database refused the login of \""
            + endpoint.user()
            + "\": "
            + e.getMessage(),
        "check the user and that its password reference"
            + reference
            + " holds the right password"
            + hint.map(why -> "; " + why).orElse(""),
        e);
  }

  private Optional<LeptonException> tls(SQLException e) {
    if (String.valueOf(e.getMessage()).contains(HOST_NAME_VERIFIER)) {
      return Optional.of(
          unreachable(
              "the server's certificate is not made out to \"" + endpoint.host() + "\"",
              "connect by a name that the certificate holds; a name that is merely not listed means"
                  + " a new certificate, any other a stranger in between",
              e));
    }
    if (caused(e, CertPathBuilderException.class).isPresent()
        || caused(e, CertificateException.class).isPresent()) {
      return Optional.of(
          unreachable(
              "the server's certificate is not signed by an authority that is trusted here",
              "name the authority's certificate: sslrootcert=FILE (PGSSLROOTCERT)",
              e));
    }
    Optional<SSLException> handshake = caused(e, SSLException.class);
    if (handshake.isPresent()) {
      return Optional.of(
          unreachable(
              "no TLS with the "
                  + side.title()
                  + " database came about: "
                  + handshake.get().getMessage(),
              "look at the server's log, and check sslcert and sslkey",
              e));
    }
    boolean wanted = List.of("require", "verify-ca", "verify-full").contains(endpoint.sslMode());
    return wanted && REJECTED.equals(e.getSQLState())
        ? Optional.of(
            unreachable(
                "the server refuses sslmode=" + endpoint.sslMode() + ": " + e.getMessage(),
                "switch TLS on at the server (ssl = on); if a plain connection is acceptable, say so:"
                    + " sslmode=disable, which needs --allow-plaintext (allowPlaintext in"
                    + " migration.yaml)",
                e))
        : Optional.empty();
  }

  private static <T extends Throwable> Optional<T> caused(Throwable failure, Class<T> kind) {
    Throwable cause = failure;
    while (cause != null && !kind.isInstance(cause)) {
      cause = cause.getCause();
    }
    return Optional.ofNullable(cause).map(kind::cast);
  }

  private LeptonException unreachable(String what, String fix, SQLException cause) {
    return failed(side.unreachable(), what, fix, cause);
  }

  private LeptonException failed(ErrorCode code, String what, String fix, SQLException cause) {
    return new LeptonException(code, what, side.title() + " " + endpoint.display(), fix, cause);
  }
}
