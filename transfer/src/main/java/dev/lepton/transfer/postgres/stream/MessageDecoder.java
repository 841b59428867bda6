package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.stream.Message.Begin;
import dev.lepton.transfer.postgres.stream.Message.Commit;
import dev.lepton.transfer.postgres.stream.Message.Delete;
import dev.lepton.transfer.postgres.stream.Message.Insert;
import dev.lepton.transfer.postgres.stream.Message.Other;
import dev.lepton.transfer.postgres.stream.Message.Relation;
import dev.lepton.transfer.postgres.stream.Message.StreamAbort;
import dev.lepton.transfer.postgres.stream.Message.StreamCommit;
import dev.lepton.transfer.postgres.stream.Message.StreamStart;
import dev.lepton.transfer.postgres.stream.Message.StreamStop;
import dev.lepton.transfer.postgres.stream.Message.Truncate;
import dev.lepton.transfer.postgres.stream.Message.TypeName;
import dev.lepton.transfer.postgres.stream.Message.Update;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Decodes pgoutput, protocol versions 1 and 2 with text values, as the PostgreSQL manual describes
 * it under "Logical Replication Message Formats". Remembers the relations of one streaming session;
 * not thread-safe.
 */
final class MessageDecoder {
  private final Map<Integer, Relation> relations = new HashMap<>();
  private final Map<Integer, QualifiedName> types = new HashMap<>();

  /**
   * @throws IllegalArgumentException if the bytes are no message of the protocol
   */
  Message decode(ByteBuffer in) {
    char tag = (char) in.get();
    switch (tag) {
      case 'B':
        return new Begin(lsn(in), in.getLong(), in.getInt());
      case 'C':
        in.get(); // flags: none are defined
        return new Commit(lsn(in), lsn(in), in.getLong());
      case 'S':
        return new StreamStart(in.getInt()); // whether it is the first part does not matter
      case 'E':
        return new StreamStop();
      case 'c':
        return streamCommit(in);
      case 'A':
        return new StreamAbort(in.getInt(), in.getInt());
      default:
        return decodeChange(tag, in);
    }
  }

  /**
   * Decodes a message from between {@link StreamStart} and {@link StreamStop}.
   *
   * @param in behind the tag and the transaction's id
   */
  Message decodeChange(char tag, ByteBuffer in) {
    switch (tag) {
      case 'R':
        return relation(in);
      case 'Y':
        return type(in);
      case 'I':
        return insert(in);
      case 'U':
        return update(in);
      case 'D':
        return delete(in);
      case 'T':
        return truncate(in);
      case 'O':
      case 'M':
        return new Other(tag);
      default:
        throw new IllegalArgumentException("not a message of pgoutput: tag " + (int) tag);
    }
  }

  private static StreamCommit streamCommit(ByteBuffer in) {
    int xid = in.getInt();
    in.get(); // flags: none are defined
    return new StreamCommit(xid, new Commit(lsn(in), lsn(in), in.getLong()));
  }

  private Relation relation(ByteBuffer in) {
    int id = in.getInt();
    QualifiedName name = name(in);
    char identity = (char) in.get();
    int count = in.getShort();
    List<Relation.Column> columns = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      boolean key = (in.get() & 1) != 0;
      String column = string(in);
      int type = in.getInt();
      columns.add(
          new Relation.Column(
              column, key, type, in.getInt(), Optional.ofNullable(types.get(type))));
    }
    Relation relation = new Relation(id, name, identity, List.copyOf(columns));
    relations.put(id, relation);
    return relation;
  }

  private TypeName type(ByteBuffer in) {
    TypeName type = new TypeName(in.getInt(), name(in));
    types.put(type.id(), type.name());
    return type;
  }

  private Insert insert(ByteBuffer in) {
    Relation relation = known(in.getInt());
    expect(in.get() == 'N', "an insert without its row");
    return new Insert(relation, Row.read(in));
  }

  private Update update(ByteBuffer in) {
    Relation relation = known(in.getInt());
    char kind = (char) in.get();
    Optional<Row> old = Optional.empty();
    if (kind == 'K' || kind == 'O') {
      old = Optional.of(Row.read(in));
      kind = (char) in.get();
    }
    expect(kind == 'N', "an update without its new row");
    return new Update(relation, old, Row.read(in));
  }

  private Delete delete(ByteBuffer in) {
    Relation relation = known(in.getInt());
    char kind = (char) in.get();
    expect(kind == 'K' || kind == 'O', "a delete without its old row");
    return new Delete(relation, Row.read(in));
  }

  private Truncate truncate(ByteBuffer in) {
    int count = in.getInt();
    in.get(); // CASCADE and RESTART IDENTITY: every table concerned is named, and sequences are
    // set at the switch
    List<Relation> truncated = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      truncated.add(known(in.getInt()));
    }
    return new Truncate(List.copyOf(truncated));
  }

  private Relation known(int id) {
    Relation relation = relations.get(id);
    expect(relation != null, "a change of a table that was never described");
    return relation;
  }

  private static LogSequenceNumber lsn(ByteBuffer in) {
    return LogSequenceNumber.valueOf(in.getLong());
  }

  /** Schema and name; the protocol writes pg_catalog as an empty schema. */
  private static QualifiedName name(ByteBuffer in) {
    String schema = string(in);
    return new QualifiedName(schema.isEmpty() ? "pg_catalog" : schema, string(in));
  }

  private static String string(ByteBuffer in) {
    int start = in.position();
    int end = start;
    while (in.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - start];
    in.get(bytes);
    in.get();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void expect(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException("pgoutput sent " + otherwise);
    }
  }
}
