package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.verify.Catalogs;
import dev.lepton.transfer.postgres.verify.Verifier;

/**
 * One direction of the connection between two databases.
 *
 * @param database its name, for reports
 * @param stream name of slot, publication and stream
 * @param leading the side that is written to
 * @param following the side that the stream is applied to; holds the stream's ledger
 * @param unstreamed reads the tables that are carried beside the stream
 */
public record Link(
    String database,
    String stream,
    ConnectionFactory leading,
    ConnectionFactory following,
    Streams streams,
    Verifier verifier,
    Catalogs unstreamed,
    EventSink events) {

  /**
   * The streams of a link.
   *
   * @param changes from the leading side to the following one
   * @param back the other way; begins before the following side opens
   */
  public record Streams(ChangeStream changes, ReverseClient back) {}

  ChangeStream changes() {
    return streams.changes();
  }

  ReverseClient back() {
    return streams.back();
  }

  /** Name of the stream in the opposite direction. */
  public String reverse() {
    return stream + "_back";
  }
}
