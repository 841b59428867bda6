package dev.lepton.transfer.postgres.ledger;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.Selection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of its source a move takes, written into the target's ledger when it begins: a later command
 * that understood it otherwise would close, compare or drop the wrong tables. Stateless and
 * thread-safe.
 */
public final class MovedPart {
  private static final String STEP = "selection";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Ledger LEDGER = new Ledger();

  private MovedPart() {}

  /** Empty where no move has begun, or one began before selections were written down. */
  public static Optional<Selection> read(Connection target) throws SQLException {
    return LEDGER.exists(target)
        ? LEDGER.step(target, STEP).map(text -> JSON.readValue(text, Selection.class))
        : Optional.empty();
  }

  /**
   * Writes the selection down, once.
   *
   * @throws LeptonException USAGE if the move began with another one
   */
  public static void claim(Connection target, Selection selection) throws SQLException {
    require(target, selection);
    if (read(target).isEmpty()) {
      LEDGER.finishStep(target, STEP, JSON.writeValueAsString(selection));
    }
  }

  /**
   * @throws LeptonException USAGE if a move began here with another selection
   */
  public static void require(Connection target, Selection selection) throws SQLException {
    Optional<Selection> begun = read(target);
    if (begun.isPresent() && !begun.get().equals(selection)) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "the move began with another selection: " + begun.get().described(),
          "selection " + selection.described(),
          "go on with that one, or give the move up and start it again");
    }
  }
}
