package dev.lepton.transfer.postgres.connect;

import org.postgresql.plugin.AuthenticationPlugin;
import org.postgresql.plugin.AuthenticationRequestType;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * Answers a server that asks for a password where none is given: as a refused login. The driver by
 * itself tells it as a server that cannot be reached. Public because the driver makes it.
 */
public final class PasswordAsked implements AuthenticationPlugin {
  @Override
  public char[] getPassword(AuthenticationRequestType type) throws PSQLException {
    throw new PSQLException("the server asks for a password", PSQLState.INVALID_PASSWORD);
  }
}
