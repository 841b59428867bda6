package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where a stream leads.
 *
 * @param slot name of the slot, of the publication and of the stream in the ledger
 * @param names what the tables of the stream are called where it is applied
 * @param conditions which rows travel
 * @param shapes compares the definitions of both sides; empty where those of the side that is read
 *     may go their own way, as after a cut-over
 */
record StreamRoute(
    String slot,
    ConnectionFactory from,
    ConnectionFactory to,
    Names names,
    RowConditions conditions,
    Optional<SourceShapeCheck> shapes) {

  /** Reads off the ledger of the side that is written to what tables are called there now. */
  @FunctionalInterface
  interface Names {
    UnaryOperator<QualifiedName> at(Connection connection) throws SQLException;
  }
}
