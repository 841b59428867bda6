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
 */
public record Link(
    String database,
    String stream,
    ConnectionFactory leading,
    ConnectionFactory following,
    Streams streams,
    Verifier verifier,
    Parts parts,
    EventSink events) {

  /**
   * The streams of a link.
   *
   * @param changes from the leading side to the following one
   * @param back the other way; begins before the following side opens
   */
  public record Streams(ChangeStream changes, ReverseClient back) {}

  /**
   * What of the two databases is moved.
   *
   * @param catalogs reads it, from the side that leads to the one that follows
   * @param unstreamed reads the tables that are carried beside the stream
   * @param seal closes it at the source
   */
  public record Parts(Catalogs catalogs, Catalogs unstreamed, SourceSeal seal) {}

  Catalogs catalogs() {
    return parts.catalogs();
  }

  Catalogs unstreamed() {
    return parts.unstreamed();
  }

  SourceSeal seal() {
    return parts.seal();
  }

  ChangeStream changes() {
    return streams.changes();
  }

  ReverseClient back() {
    return streams.back();
  }

  /** Name of the stream in the opposite direction. */
  public String reverse() {
    return reverse(stream);
  }

  /** Name of the stream in the opposite direction of one of that name. */
  public static String reverse(String stream) {
    return stream + "_back";
  }
}
