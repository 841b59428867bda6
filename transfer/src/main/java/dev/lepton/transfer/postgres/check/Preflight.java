package dev.lepton.transfer.postgres.check;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Looks at both sides, alters neither, and reports everything that stands in the way. Not
 * thread-safe.
 */
public final class Preflight {
  private final MoverSettings settings;
  private final ConnectionFactory source;
  private final ConnectionFactory target;
  private final Findings findings = new Findings();

  public Preflight(MoverSettings settings, ConnectionFactory source, ConnectionFactory target) {
    this.settings = settings;
    this.source = source;
    this.target = target;
  }

  /**
   * @param slot the move's name
   * @throws LeptonException every problem, under the code of the first
   */
  public void run(String slot) {
    collect(slot).throwIfAny(true);
  }

  /**
   * For a copy that no change stream follows: neither logical WAL nor the right to replicate is
   * needed.
   *
   * @throws LeptonException every problem, under the code of the first
   */
  public void runForCopy(String name) {
    collect(name).throwIfAny(false);
  }

  private Findings collect(String slot) {
    Optional<Connection> from = open(source);
    Optional<Connection> to = open(target);
    try {
      if (from.isPresent()) {
        Selection selection = settings.spec().selection();
        new SourceCheck(from.get(), place(source), source.endpoint().user(), findings)
            .run(slot, selection);
        new ConditionCheck(from.get(), place(source), findings).run(selection);
      }
      if (to.isPresent()) {
        boolean restores = settings.spec().backup().enabled();
        new TargetCheck(to.get(), place(target), target.endpoint().user(), findings)
            .run(slot, restores);
      }
      if (from.isPresent() && to.isPresent()) {
        pair(from.get(), to.get());
      }
    } catch (SQLException e) {
      findings.add(SqlFailure.of(source, "check the databases", e));
    } finally {
      close(from);
      close(to);
    }
    return findings;
  }

  private void pair(Connection from, Connection to) throws SQLException {
    PairCheck pair = new PairCheck(from, to, place(target), findings, settings.spec().selection());
    pair.run();
    pair.uncarried(settings.spec()::mayLack);
    if (settings.spec().backup().enabled()) {
      try {
        pair.backupRoom(settings.directory());
      } catch (IOException e) {
        findings.add(
            ErrorCode.DISK_FULL,
            "the room for the backup cannot be told: " + e.getMessage(),
            settings.directory().toString(),
            "see that the workspace's disk is there");
      }
    }
  }

  private Optional<Connection> open(ConnectionFactory factory) {
    try {
      return Optional.of(factory.open());
    } catch (LeptonException e) {
      findings.add(e);
      return Optional.empty();
    }
  }

  private void close(Optional<Connection> connection) {
    try {
      if (connection.isPresent()) {
        connection.get().close();
      }
    } catch (SQLException e) {
      findings.add(SqlFailure.of(source, "end the check", e));
    }
  }

  private static String place(ConnectionFactory factory) {
    return factory.side().title() + " " + factory.endpoint().display();
  }
}
